import type { Language } from '#lib/i18n/language.ts';
import {
	checksOf,
	readClaims,
	type CertificateClaims,
	type CertificateStatus,
	type Checks,
	type HolderNames
} from '#lib/records/index.ts';
import { certificateByCode, type CertificateRow } from '../db/certificate-repository.ts';
import type { Certification } from './catalogue.ts';
import { checkKept } from './credential/check-kept.ts';
import { statusOf } from './credential/check-presented.ts';
import { readNames } from './names.ts';

/** A certificate as anyone may see it. */
export interface PublicCertificate {
	readonly code: string;
	readonly status: CertificateStatus;
	/** Whether what is kept is what was issued and signed, by whom, and whether it holds now. */
	readonly checks: Checks;
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
	const intact = claims.code === row.code ? await checkKept(app, row) : 'altered';
	const status = statusOf(row, app.clock().toISOString());
	return {
		code,
		status,
		checks: checksOf(intact, intact === 'altered' ? 'not-proven' : 'ours', status),
		statusAt: row.status_at,
		statusReason: row.status_reason,
		supersededBy: row.superseded_by,
		names: readNames(row.names) ?? null,
		certifier: certifierOf(row),
		title: claims.title[language],
		course: claims.course.title[language],
		scenario: claims.trial.title[language],
		claims
	};
}

const certifierOf = ({ certifier_latin, certifier_arabic }: CertificateRow): HolderNames | null =>
	certifier_latin || certifier_arabic ? { latin: certifier_latin ?? '', arabic: certifier_arabic ?? '' } : null;
