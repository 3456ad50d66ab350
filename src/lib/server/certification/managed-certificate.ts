import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { actsOn, readClaims, type HolderNames, type RecordedStatus, type StatusAct } from '#lib/records/index.ts';
import { certificateByCode } from '../db/certificate-repository.ts';
import type { Certification } from './catalogue.ts';
import { readNames } from './names.ts';

/** What a visitor may do to the certificate with this number now: nothing for most, and never to their own. */
export async function actsFor(
	{ db }: Pick<Certification, 'db'>,
	person: Person | null,
	code: string
): Promise<readonly StatusAct[]> {
	if (!person || !may(person, 'certificate/revoke')) return [];
	const row = await certificateByCode(db.read, code);
	return row && may(person, 'certificate/revoke', { ownerId: row.person_id }) ? actsOn(row.status) : [];
}

/** A certificate that a certifier is about to act on. */
export interface ManagedCertificate {
	readonly code: string;
	readonly title: string;
	readonly names: HolderNames | null;
	readonly status: RecordedStatus;
	/** Whether the act is still possible. */
	readonly possible: boolean;
}

/** The certificate for the page that confirms an act; `undefined` when there is none with this number, or it is their own. */
export async function examineCertificate(
	{ db }: Pick<Certification, 'db'>,
	certifier: Person,
	{ code, act, language }: { readonly code: string; readonly act: StatusAct; readonly language: Language }
): Promise<ManagedCertificate | undefined> {
	const row = await certificateByCode(db.read, code);
	if (!row || !may(certifier, 'certificate/revoke', { ownerId: row.person_id })) return undefined;
	return {
		code,
		title: readClaims(row.claims).title[language],
		names: readNames(row.names) ?? null,
		status: row.status,
		possible: actsOn(row.status).includes(act)
	};
}
