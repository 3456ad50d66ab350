import type { Answer } from '../room/answer.ts';
import { amountsOf } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';

/**
 * The harshest answers to a decision, as far as the structure tells: the highest amount of a `quantify`, `refuse` in a
 * ruling on any ground, the choices and options that the author marked `harsh`. None where nothing tells.
 */
export function harshAnswers(scenario: Scenario, decision: Decision, values: Values): Answer[] {
	const isOpen = ({ when }: { when?: string | undefined }) => scenario.index.conditions.holds(when, values);
	switch (decision.kind) {
		case 'choose':
			return decision.choices
				.filter((one) => one.harsh && isOpen(one))
				.map(({ id }) => ({ kind: 'choose', choice: id }));
		case 'select':
			return harshPicks(decision, decision.options.filter(isOpen));
		case 'ruling':
			return decision.rulings.includes('refuse')
				? decision.grounds.map((ground) => ({ kind: 'ruling', ruling: 'refuse', ground }))
				: [];
		case 'quantify':
			return amountsOf(decision)
				.slice(-1)
				.map((amount) => ({ kind: 'quantify', amount }));
		case 'examine':
		case 'order':
		case 'write':
			return [];
	}
}

/** As many as may be picked, those marked `harsh` first. */
function harshPicks({ pick }: DecisionOf<'select'>, open: DecisionOf<'select'>['options']): Answer[] {
	const harsh = open.filter((one) => one.harsh);
	if (harsh.length === 0) return [];
	const others = open.filter((one) => !one.harsh).slice(0, Math.max(0, pick.min - harsh.length));
	return [{ kind: 'select', options: [...harsh, ...others].slice(0, pick.max).map(({ id }) => id) }];
}

/** The questions of an examination, those marked `harsh` first; null, any order, where none is. */
export function harshQuestions({ questions }: DecisionOf<'examine'>): readonly string[] | null {
	const harsh = questions.filter((one) => one.harsh);
	if (harsh.length === 0) return null;
	return [...harsh, ...questions.filter((one) => !one.harsh)].map(({ id }) => id);
}
