import type { Language } from '#lib/i18n/language.ts';
import {
	readClaims,
	statusAt,
	type CertificateClaims,
	type CertificateStatus,
	type HolderNames
} from '#lib/records/index.ts';
import { certificateByCode, type CertificateRow } from '../db/certificate-repository.ts';
import { sealedTextMatches } from '../db/sealed-text-repository.ts';
import type { Certification } from './catalogue.ts';
import { readNames } from './names.ts';

/** A certificate as anyone may see it. */
export interface PublicCertificate {
	readonly code: string;
	readonly status: CertificateStatus;
	/** Whether the name and the number are those that were issued; false after someone edited the storage. */
	readonly intact: boolean;
	/** When the recorded status was given: the issue, the suspension, the revocation. */
	readonly statusAt: string;
	readonly statusReason: string;
	/** The number of the certificate that replaces this one. */
	readonly supersededBy: string | null;
	/** `null` once the holder's data were erased. */
	readonly names: HolderNames | null;
	readonly certifier: HolderNames | null;
	readonly title: string;
	readonly course: string;
	readonly scenario: string;
	/** Module tests; without a title where there is one alone. */
	readonly tests: readonly { readonly title: string | null; readonly percent: number; readonly minimum: number }[];
	readonly claims: CertificateClaims;
}

/** The certificate with this canonical number, with its state now; `undefined` when there is none. */
export async function publicCertificate(
	app: Certification,
	code: string,
	language: Language
): Promise<PublicCertificate | undefined> {
	const row = await certificateByCode(app.db.read, code);
	if (!row) return undefined;
	const claims = readClaims(row.claims);
	const names = { textId: row.name_text_id, textHash: claims.names };
	const intact = claims.code === row.code && (await sealedTextMatches(app.db.read, names)) !== 'changed';
	const recorded = { recorded: row.status, expiresAt: row.expires_at, superseded: row.superseded_by !== null };
	return {
		code,
		status: statusAt(recorded, app.clock().toISOString()),
		intact,
		statusAt: row.status_at,
		statusReason: row.status_reason,
		supersededBy: row.superseded_by,
		names: readNames(row.names) ?? null,
		certifier: certifierOf(row),
		title: claims.title[language],
		course: claims.course.title[language],
		scenario: claims.trial.title[language],
		tests: testsOf(claims, language),
		claims
	};
}

const testsOf = ({ test, tests = [] }: CertificateClaims, language: Language): PublicCertificate['tests'] =>
	test ? [{ ...test, title: null }] : tests.map((each) => ({ ...each, title: each.title[language] }));

const certifierOf = ({ certifier_latin, certifier_arabic }: CertificateRow): HolderNames | null =>
	certifier_latin || certifier_arabic ? { latin: certifier_latin ?? '', arabic: certifier_arabic ?? '' } : null;
