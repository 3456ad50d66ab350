import type { CertificateStatus } from './certificate-status.ts';
import { monthsAfter } from './certificate-status.ts';
import { afterAct, type DossierState } from './dossier-state.ts';
import type { Rule } from './rule.ts';

/** Why a certificate is replaced by a new one: its names are misspelt, or its validity ends. */
export const replacements = ['correction', 'renewal'] as const;
export type Replacement = (typeof replacements)[number];

/** What a dossier is submitted for. */
export type SubmissionPurpose = 'first' | Replacement;

/** The certificate of a learner for a course that no later one supersedes. */
export interface HeldCertificate {
	readonly status: CertificateStatus;
	/** UTC ISO time; `null` for one without end, which needs no renewal. */
	readonly expiresAt: string | null;
}

/** How long before its end a certificate can be renewed, where its rule says nothing of it. */
const renewableMonths = 6;

/** From when on a certificate can be renewed, under the rule in force now; `null` for one without end. */
export const renewalOpens = ({ expiresAt }: HeldCertificate, { renewal }: Pick<Rule, 'renewal'>): string | null =>
	expiresAt === null ? null : monthsAfter(expiresAt, -(renewal?.months_before ?? renewableMonths));

/**
 * What a learner can submit a dossier for. Whose certificate was revoked begins anew; a suspended one is under review,
 * and nothing replaces it meanwhile. A refused correction or renewal takes nothing from the certificate that stands.
 * @param at UTC ISO time
 */
export function purposesNow(
	{ state, held, rule }: { state: DossierState; held: HeldCertificate | undefined; rule: Pick<Rule, 'renewal'> },
	at: string
): readonly SubmissionPurpose[] {
	if (state === 'submitted') return [];
	if (!held || held.status === 'revoked') return afterAct(state, 'submit') ? ['first'] : [];
	if (held.status === 'suspended') return [];
	const opens = renewalOpens(held, rule);
	const renewable = opens !== null && at >= opens;
	return [...(held.status === 'valid' ? (['correction'] as const) : []), ...(renewable ? (['renewal'] as const) : [])];
}

/** The purpose that an address or a form names; a first submission where it names none. */
export const parsePurpose = (given: string | null): SubmissionPurpose =>
	replacements.find((purpose) => purpose === given) ?? 'first';
