import type { Person } from '#lib/people/index.ts';
import { may } from '#lib/people/index.ts';
import { citedEntries, readClaims, readManifest, type CitedKind } from '#lib/records/index.ts';
import { certificateByCode, type CertificateRow } from '../db/certificate-repository.ts';
import { dossierById } from '../db/dossier-repository.ts';
import { openSealedText } from '../db/sealed-text-repository.ts';
import type { Certification } from './catalogue.ts';

/** What its holder hands to whom they choose: with the salt, anybody can compute the hash that the certificate cites. */
export interface ShownEvidence {
	readonly certificate: string;
	readonly evidence: CitedKind;
	/** SHA-256 of the RFC 8785 JSON of `[text, salt]`. */
	readonly hash: string;
	readonly salt: string;
	readonly text: string;
}

/** What the certificate with this number cites apart, for its holder; nothing for anybody else. */
export async function citedOn(
	{ db }: Pick<Certification, 'db'>,
	person: Person | null,
	code: string
): Promise<readonly CitedKind[]> {
	const row = await certificateByCode(db.read, code);
	if (!row || !isHolder(person, row)) return [];
	return citedEntries(readClaims(row.claims).cited ?? {}).map(([kind]) => kind);
}

/** What stands behind one cited hash, for the holder alone; undefined for anybody else, and once it was erased. */
export async function shownEvidence(
	{ db }: Pick<Certification, 'db'>,
	person: Person,
	{ code, kind }: { readonly code: string; readonly kind: CitedKind }
): Promise<ShownEvidence | undefined> {
	const row = await certificateByCode(db.read, code);
	if (!row || !isHolder(person, row)) return undefined;
	const dossier = await dossierById(db.read, row.dossier_id);
	const sealed = dossier && readManifest(dossier.manifest).cited?.[kind];
	const opened = sealed && (await openSealedText(db.read, sealed.text));
	return opened && { certificate: row.code, evidence: kind, hash: sealed.hash, ...opened };
}

const isHolder = (person: Person | null, { person_id }: Pick<CertificateRow, 'person_id'>): boolean =>
	person !== null && may(person, 'evidence/show', { ownerId: person_id });
