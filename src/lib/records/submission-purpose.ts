import type { CertificateStatus } from './certificate-status.ts';
import { monthsAfter } from './certificate-status.ts';
import { afterAct, type DossierState } from './dossier-state.ts';
import type { Rule } from './rule.ts';

/** Why a certificate is replaced by a new one: its names are misspelt, or its validity ends. */
export const replacements = ['correction', 'renewal'] as const;
export type Replacement = (typeof replacements)[number];

/** What a dossier is submitted for. */
export const submissionPurposes = ['first', ...replacements, 'appeal'] as const;
export type SubmissionPurpose = (typeof submissionPurposes)[number];

/** The certificate of a learner for a course that no later one supersedes. */
export interface HeldCertificate {
	readonly status: CertificateStatus;
	/** UTC ISO time; `null` for one without end, which needs no renewal. */
	readonly expiresAt: string | null;
}

/** Where a learner stands in a course. */
interface Standing {
	/** The state of the latest dossier. */
	readonly state: DossierState;
	/** Whether the latest dossier is an appeal. */
	readonly appeals: boolean;
	readonly held: HeldCertificate | undefined;
	readonly rule: Pick<Rule, 'renewal'>;
}

/** How long before its end a certificate can be renewed, where its rule says nothing of it. */
const renewableMonths = 6;

/** From when on a certificate can be renewed, under the rule in force now; `null` for one without end. */
export const renewalOpens = ({ expiresAt }: HeldCertificate, { renewal }: Pick<Rule, 'renewal'>): string | null =>
	expiresAt === null ? null : monthsAfter(expiresAt, -(renewal?.months_before ?? renewableMonths));

/**
 * What a learner can submit a dossier for. Whose certificate was revoked begins anew; a suspended one is under review,
 * and nothing replaces it meanwhile. A refused correction or renewal takes nothing from the certificate that stands.
 * A refusal can be appealed once; who takes the appeal back may appeal again, and do nothing else.
 * @param at UTC ISO time
 */
export function purposesNow({ state, appeals, held, rule }: Standing, at: string): readonly SubmissionPurpose[] {
	if (state === 'submitted') return [];
	const appeal = state === (appeals ? 'withdrawn' : 'refused') ? (['appeal'] as const) : [];
	if (!held || held.status === 'revoked') return appeal.length === 0 && afterAct(state, 'submit') ? ['first'] : appeal;
	if (held.status === 'suspended') return appeal;
	const opens = renewalOpens(held, rule);
	const renewable = opens !== null && at >= opens;
	const correction = held.status === 'valid' ? (['correction'] as const) : [];
	return [...correction, ...(renewable ? (['renewal'] as const) : []), ...appeal];
}

/** The purpose that an address or a form names; a first submission where it names none. */
export const parsePurpose = (given: string | null): SubmissionPurpose =>
	submissionPurposes.find((purpose) => purpose === given) ?? 'first';

/** What a dossier was submitted for, as its manifest says. */
export const purposeOf = ({
	appeal,
	replaces
}: {
	readonly appeal?: unknown;
	readonly replaces?: { readonly purpose: Replacement };
}): SubmissionPurpose => (appeal === undefined ? (replaces?.purpose ?? 'first') : 'appeal');
