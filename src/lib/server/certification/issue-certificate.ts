import { randomBytes, randomInt } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import { certificateCode, readManifest, sealClaims } from '#lib/records/index.ts';
import { freeStatusIndex, insertCertificate } from '../db/certificate-repository.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { CertificateTable, Tables } from '../db/tables.ts';
import type { Certification } from './catalogue.ts';
import { claimsOf } from './claims-of.ts';

/** The places of one status list: enough that a place singles nobody out (credentials want at least 131,072). */
const statusPlaces = 131_072;

/** A certificate ready to be issued. */
export interface CertificateDraft {
	readonly row: Omit<Insertable<CertificateTable>, 'status_index'>;
	readonly claimsHash: string;
}

/** Prepares the certificate of a dossier; `undefined` where its holder's names were erased since the submission. */
export async function draftCertificate(app: Certification, dossier: DossierRow): Promise<CertificateDraft | undefined> {
	const manifest = readManifest(dossier.manifest);
	if (typeof (await readSealedText(app.db.read, manifest.names.text)) !== 'string') return undefined;
	const code = certificateCode(randomBytes(10));
	const issuedAt = app.clock().toISOString();
	const claims = await claimsOf(app, dossier, { code, issuedAt });
	const { text, hash } = sealClaims(claims);
	const row = {
		id: app.newId(),
		code,
		dossier_id: dossier.id,
		name_text_id: manifest.names.text,
		name_hash: manifest.names.hash,
		claims: text,
		supersedes: null,
		issued_at: issuedAt,
		expires_at: claims.expires_at
	};
	return { row, claimsHash: hash };
}

/** Writes the certificate, its first status and its line in the journal, in the transaction of the decision. */
export async function issueCertificate(
	trx: Transaction<Tables>,
	{ row, claimsHash }: CertificateDraft,
	by: string
): Promise<void> {
	const candidates = Array.from({ length: 64 }, () => randomInt(statusPlaces));
	const place = await freeStatusIndex(trx, candidates);
	if (place === undefined) throw new Error('The status list is full: a second list is needed');
	await insertCertificate(trx, { ...row, status_index: place }, by);
	const body = { code: row.code, dossier: row.dossier_id, claims: claimsHash };
	await appendJournal(trx, {
		at: row.issued_at,
		actorId: by,
		act: 'certificate/issued',
		subject: `certificate:${row.id}`,
		body
	});
}
