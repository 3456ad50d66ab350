import type { Rule } from './rule.ts';

/** Which decision a grant would be: the only one, or one of the two that the rule asks for. */
export type GrantStage = 'only' | 'first' | 'second';

/** Why this certifier may not decide here and now. */
export type DecisionBar = 'own-trainer' | 'approved-already' | 'refused-before';

interface Decided {
	readonly rule: Pick<Rule, 'certify'>;
	/** Who approved it before, where two must. */
	readonly approvedBy: string | null;
	/** Who refused what is appealed now. */
	readonly refusedBy?: string | undefined;
}

/** Which decision comes next. A rule that says nothing asks for one certifier. */
export function grantStage({ rule, approvedBy }: Decided): GrantStage {
	if (rule.certify?.certifiers !== 2) return 'only';
	return approvedBy === null ? 'first' : 'second';
}

/**
 * What keeps a certifier from deciding: the second one is another person than the first and never the learner's own
 * trainer, whatever the rule says of the first. An appeal is decided by another than who refused.
 * @param trainers ids of those who trained the learner
 */
export function decisionBar(
	decided: Decided,
	{ certifier, trainers }: { readonly certifier: string; readonly trainers: ReadonlySet<string> }
): DecisionBar | undefined {
	if (decided.refusedBy === certifier) return 'refused-before';
	const second = grantStage(decided) === 'second';
	if (second && decided.approvedBy === certifier) return 'approved-already';
	const mayTrain = !second && decided.rule.certify?.own_trainer !== 'never';
	return !mayTrain && trainers.has(certifier) ? 'own-trainer' : undefined;
}
