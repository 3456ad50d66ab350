import { randomBytes, randomInt } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import {
	certificateCode,
	listForNext,
	readManifest,
	sealClaims,
	statusPlaces,
	type Manifest
} from '#lib/records/index.ts';
import {
	certificateByCode,
	countCertificates,
	freeStatusIndex,
	insertCertificate,
	insertCertificateStatus,
	type CertificateRow
} from '../db/certificate-repository.ts';
import type { Executor } from '../db/database.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { CertificateTable } from '../db/tables/records.ts';
import type { Certification } from './catalogue.ts';
import { claimsOf } from './claims-of.ts';
import { keepCredential, signCertificate, type SignedCertificate } from './credential/certificate-credential.ts';
import { readNames } from './names.ts';

/** A certificate ready to be issued: all that takes time is done. */
export interface CertificateDraft {
	/** The certificate that this one corrects or renews, as it stood. */
	readonly replaced: CertificateRow | undefined;
	readonly row: Insertable<CertificateTable>;
	readonly claimsHash: string;
	readonly credential: SignedCertificate;
}

/** Why no certificate can be issued for a dossier, although nothing in it changed. */
export type NotIssuable =
	| 'dossier/names-erased'
	/** The certificate that it is to replace was suspended or revoked since. */
	| 'dossier/replaced-not-valid';

/** Prepares the certificate of a dossier and signs it, or tells why it cannot be issued. */
export async function draftCertificate(
	app: Certification,
	dossier: DossierRow
): Promise<CertificateDraft | NotIssuable> {
	const manifest = readManifest(dossier.manifest);
	const names = readNames(await readSealedText(app.db.read, manifest.names.text));
	if (!names) return 'dossier/names-erased';
	const replaced = await replacedBy(app.db.read, manifest);
	if (replaced && replaced.status !== 'valid') return 'dossier/replaced-not-valid';
	const code = certificateCode(randomBytes(10));
	const issuedAt = app.clock().toISOString();
	const claims = await claimsOf(app, dossier, { code, issuedAt, replaced });
	const { text, hash } = sealClaims(claims);
	const place = await drawPlace(app.db.read);
	const row = {
		id: app.newId(),
		code,
		dossier_id: dossier.id,
		name_text_id: manifest.names.text,
		name_hash: manifest.names.hash,
		claims: text,
		supersedes: replaced?.id ?? null,
		status_index: place,
		issued_at: issuedAt,
		expires_at: claims.expires_at
	};
	const credential = await signCertificate(app, { claims, names, place, personId: dossier.person_id });
	return { row, claimsHash: hash, credential, replaced };
}

/** The certificate that a dossier is to replace, if it is to replace one. */
export const replacedBy = async (executor: Executor, { replaces }: Manifest): Promise<CertificateRow | undefined> =>
	replaces && certificateByCode(executor, replaces.certificate);

/**
 * A free place in the status lists, drawn at random. Of two drafts that draw the same at the same moment, which is one
 * chance in 65,000 and more, the unique key lets one through and the other fails whole: granting again draws again.
 */
async function drawPlace(executor: Executor): Promise<number> {
	const first = (listForNext(await countCertificates(executor)) - 1) * statusPlaces;
	const candidates = Array.from({ length: 64 }, () => first + randomInt(statusPlaces));
	const place = await freeStatusIndex(executor, candidates);
	if (place === undefined) throw new Error('A status list that is half empty gave no free place in 64 draws');
	return place;
}

/**
 * Writes the certificate, its first status, its credential and its line in the journal, in the transaction of the
 * decision; and that the one it replaces holds no longer.
 * @returns false, where somebody has just changed the status of the replaced one: the transaction is then to be given up
 */
export async function issueCertificate(
	trx: Transaction<Tables>,
	{ row, claimsHash, credential, replaced }: CertificateDraft,
	by: string
): Promise<boolean> {
	if (replaced && !(await supersede(trx, replaced, { by, at: row.issued_at, later: row.code }))) return false;
	await insertCertificate(trx, row, by);
	const textHash = await keepCredential(trx, { certificateId: row.id, seq: 1, at: row.issued_at, signed: credential });
	const body = { code: row.code, dossier: row.dossier_id, claims: claimsHash, credential: textHash ?? null };
	await appendJournal(trx, {
		at: row.issued_at,
		actorId: by,
		act: 'certificate/issued',
		subject: `certificate:${row.id}`,
		body
	});
	return true;
}

/** A revocation for the status list, which knows no other word: whoever holds an old copy learns that it is over. */
async function supersede(
	trx: Transaction<Tables>,
	{ id, code, status_seq }: CertificateRow,
	{ by, at, later }: { by: string; at: string; later: string }
): Promise<boolean> {
	const next = {
		certificate_id: id,
		seq: status_seq + 1,
		status: 'revoked' as const,
		reason_code: 'superseded',
		by,
		at
	};
	if (!(await insertCertificateStatus(trx, next))) return false;
	const body = { code, superseded_by: later };
	await appendJournal(trx, { at, actorId: by, act: 'certificate/superseded', subject: `certificate:${id}`, body });
	return true;
}
