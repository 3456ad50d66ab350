import { randomBytes, randomInt } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import { certificateCode, listForNext, readManifest, sealClaims, statusPlaces } from '#lib/records/index.ts';
import { countCertificates, freeStatusIndex, insertCertificate } from '../db/certificate-repository.ts';
import type { Executor } from '../db/database.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { CertificateTable, Tables } from '../db/tables.ts';
import type { Certification } from './catalogue.ts';
import { claimsOf } from './claims-of.ts';
import { keepCredential, signCertificate, type SignedCertificate } from './credential/certificate-credential.ts';
import { readNames } from './names.ts';

/** A certificate ready to be issued: all that takes time is done. */
export interface CertificateDraft {
	readonly row: Insertable<CertificateTable>;
	readonly claimsHash: string;
	readonly credential: SignedCertificate;
}

/**
 * Prepares the certificate of a dossier and signs it; `undefined` where its holder's names were erased since the
 * submission.
 */
export async function draftCertificate(app: Certification, dossier: DossierRow): Promise<CertificateDraft | undefined> {
	const manifest = readManifest(dossier.manifest);
	const names = readNames(await readSealedText(app.db.read, manifest.names.text));
	if (!names) return undefined;
	const code = certificateCode(randomBytes(10));
	const issuedAt = app.clock().toISOString();
	const claims = await claimsOf(app, dossier, { code, issuedAt });
	const { text, hash } = sealClaims(claims);
	const place = await drawPlace(app.db.read);
	const row = {
		id: app.newId(),
		code,
		dossier_id: dossier.id,
		name_text_id: manifest.names.text,
		name_hash: manifest.names.hash,
		claims: text,
		supersedes: null,
		status_index: place,
		issued_at: issuedAt,
		expires_at: claims.expires_at
	};
	const credential = await signCertificate(app, { claims, names, place, personId: dossier.person_id });
	return { row, claimsHash: hash, credential };
}

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

/** Writes the certificate, its first status, its credential and its line in the journal, in the transaction of the decision. */
export async function issueCertificate(
	trx: Transaction<Tables>,
	{ row, claimsHash, credential }: CertificateDraft,
	by: string
): Promise<void> {
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
}
