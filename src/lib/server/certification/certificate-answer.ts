import { isReliable, type CertificateClaims, type Checks, type HolderNames } from '#lib/records/index.ts';
import type { FileVerdict } from './check-file.ts';
import type { PublicCertificate } from './public-certificate.ts';

/** The answer of the verification page for programs: the same three checks and all that is stated. */
export interface CertificateAnswer {
	/** Whether all three checks say yes. */
	readonly reliable: boolean;
	readonly checks: Checks;
	readonly checked_at: string;
	readonly code: string | null;
	/** Since when it is suspended, revoked or superseded, and why. */
	readonly since: string | null;
	readonly reason: string | null;
	readonly superseded_by: string | null;
	readonly names: HolderNames | null;
	readonly claims: CertificateClaims | null;
}

/** The answer about a certificate found by its number. */
export function answerByNumber(certificate: PublicCertificate, checkedAt: string): CertificateAnswer {
	const { checks, status, statusAt, statusReason, supersededBy, names, claims, code } = certificate;
	const told = status === 'revoked' || status === 'suspended' || status === 'superseded';
	return {
		reliable: isReliable(checks),
		checks,
		checked_at: checkedAt,
		code,
		since: told ? statusAt : null,
		reason: told ? statusReason : null,
		superseded_by: supersededBy,
		names,
		claims
	};
}

/** The answer about a file, and what it holds: what it states is repeated only where it is intact and ours. */
export function answerByFile(verdict: FileVerdict, checkedAt: string): CertificateAnswer & Pick<FileVerdict, 'as'> {
	const { reliable, checks, stated, registered, supersededBy, reason, since, as } = verdict;
	const believed = checks.intact.answer === 'yes' && checks.issuer.answer === 'yes' ? stated : null;
	return {
		reliable,
		as,
		checks,
		checked_at: checkedAt,
		code: registered,
		since,
		reason,
		superseded_by: supersededBy,
		names: believed?.names ?? null,
		claims: believed?.claims ?? null
	};
}
