import { renewalOpens, type HeldCertificate } from './submission-purpose.ts';
import type { Rule } from './rule.ts';

/** What a holder is told when the end of a certificate is near or past. */
export interface RenewalNotice {
	readonly kind: 'ends' | 'ended';
	/** Until the end, or since; a day that has begun counts. */
	readonly days: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * The notice about a certificate from the day on which it can be renewed, and after its end; undefined before, and for
 * one that is without end, suspended or revoked.
 * @param at UTC ISO time
 */
export function renewalNotice(
	held: HeldCertificate,
	rule: Pick<Rule, 'renewal'>,
	at: string
): RenewalNotice | undefined {
	const opens = renewalOpens(held, rule);
	if (opens === null || held.expiresAt === null || at < opens) return undefined;
	if (held.status !== 'valid' && held.status !== 'expired') return undefined;
	const away = Math.abs(Date.parse(held.expiresAt) - Date.parse(at));
	return { kind: held.status === 'valid' ? 'ends' : 'ended', days: Math.max(1, Math.ceil(away / day)) };
}
