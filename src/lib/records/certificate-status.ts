/** What a certificate's page says of it. */
export type CertificateStatus = 'valid' | 'suspended' | 'revoked' | 'superseded' | 'expired';

export interface StatusInputs {
	/** The latest recorded status, `valid` from the issue on. */
	readonly recorded: 'valid' | 'suspended' | 'revoked';
	/** UTC ISO time, `null` for a certificate without end. */
	readonly expiresAt: string | null;
	/** Whether a later certificate supersedes this one. */
	readonly superseded: boolean;
}

/**
 * The status at a moment. What someone decided about the certificate comes before what time did to it:
 * a revoked certificate stays revoked after its end.
 * @param at UTC ISO time
 */
export function statusAt({ recorded, expiresAt, superseded }: StatusInputs, at: string): CertificateStatus {
	if (recorded === 'revoked') return 'revoked';
	if (superseded) return 'superseded';
	if (recorded === 'suspended') return 'suspended';
	return expiresAt !== null && at >= expiresAt ? 'expired' : 'valid';
}

/**
 * The end of a validity of so many months, to the same time of day; the last day of a shorter month.
 * @param issuedAt UTC ISO time
 * @returns UTC ISO time
 */
export function expiryAfter(issuedAt: string, months: number): string {
	const issued = new Date(issuedAt);
	const end = new Date(issuedAt);
	end.setUTCDate(1);
	end.setUTCMonth(end.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
	end.setUTCDate(Math.min(issued.getUTCDate(), lastDay));
	return end.toISOString();
}
