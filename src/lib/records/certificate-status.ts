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
 * a revoked certificate stays revoked after its end. A superseded one is recorded as revoked too, so that the status
 * list tells those who know nothing of us that it no longer holds.
 * @param at UTC ISO time
 */
export function statusAt({ recorded, expiresAt, superseded }: StatusInputs, at: string): CertificateStatus {
	if (superseded) return 'superseded';
	if (recorded !== 'valid') return recorded;
	return expiresAt !== null && at >= expiresAt ? 'expired' : 'valid';
}

/**
 * So many months later, or earlier, to the same time of day; the last day of a shorter month.
 * @param from UTC ISO time
 * @returns UTC ISO time
 */
export function monthsAfter(from: string, months: number): string {
	const start = new Date(from);
	const end = new Date(from);
	end.setUTCDate(1);
	end.setUTCMonth(end.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
	end.setUTCDate(Math.min(start.getUTCDate(), lastDay));
	return end.toISOString();
}
