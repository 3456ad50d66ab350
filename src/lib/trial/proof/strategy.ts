import type { Answer } from '../room/answer.ts';
import { answerProblem, caseAnswerOf } from '../room/answer-outcome.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { harshAnswers, harshQuestions } from './harsh.ts';
import { amountsOf } from '../case/outcomes.ts';
import type { Player } from './player.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import { decisionProse } from '../view/taken-labels.ts';
import { waysToAnswer, wayOf, type Way } from './ways.ts';

/** A way to play without thinking. */
export interface Lazy {
	/** After « always »: `the longest (fr)`. */
	readonly name: string;
	readonly player: Player;
}

/**
 * The lazy ways to play, none of which may score well: the first and the last of each list as the file has it (pages mix
 * it), the longest and the shortest label in each language, and the harshest. None raises an incident.
 */
export const lazyStrategies = (scenario: Scenario): Lazy[] => {
	const any = scenario.structure.languages[0] ?? 'fr';
	return [
		{ name: 'the first', player: preferring(scenario, any, inFileOrder) },
		{ name: 'the last', player: preferring(scenario, any, (offered) => offered.toReversed()) },
		...scenario.structure.languages.flatMap((language) => [
			{ name: `the longest (${language}.md)`, player: preferring(scenario, language, byLength(-1)) },
			{ name: `the shortest (${language}.md)`, player: preferring(scenario, language, byLength(1)) }
		]),
		{ name: 'the harshest', player: harshest(scenario) }
	];
};

interface Offered {
	readonly id: string;
	readonly label: string;
}

/** Puts what is offered in an order of preference. */
type Preference = (offered: readonly Offered[]) => readonly Offered[];

const inFileOrder: Preference = (offered) => offered;

const byLength =
	(sign: 1 | -1): Preference =>
	(offered) =>
		offered.toSorted((a, b) => sign * (a.label.length - b.label.length));

/** Somebody who always takes what comes first in their order of preference. */
function preferring(scenario: Scenario, language: ScenarioLanguage, prefer: Preference): Player {
	const order: Order = (decision, offered, values) => {
		const prose = decisionProse(scenario, language, decision, values);
		return prefer(
			offered
				.filter(({ when }) => scenario.index.conditions.holds(when, values))
				.map(({ id }) => ({ id, label: prose(id, 'label') }))
		).map(({ id }) => id);
	};
	const amount = (amounts: readonly number[]) =>
		Number(prefer(amounts.map((one) => ({ id: String(one), label: String(one) })))[0]?.id);
	return {
		incidents: ['pass'],
		questions: (decision, values) => order(decision, decision.questions, values),
		ways: (decision, values) =>
			waysOf(scenario, decision, values, [preferred(decision, amount, (offered) => order(decision, offered, values))])
	};
}

/** Somebody who always takes the harshest: see harsh.ts for what the structure can tell of that. */
const harshest = (scenario: Scenario): Player => ({
	incidents: ['pass'],
	questions: (decision) => harshQuestions(decision),
	ways: (decision, values) => waysOf(scenario, decision, values, harshAnswers(scenario, decision, values))
});

interface OfferedItem {
	readonly id: string;
	readonly when?: string | undefined;
}

type Order = (decision: Decision, offered: readonly OfferedItem[], values: Values) => readonly string[];

function preferred(
	decision: Decision,
	amount: (amounts: readonly number[]) => number,
	ordered: (offered: readonly OfferedItem[]) => readonly string[]
): Answer | null {
	const named = (ids: readonly string[]) => ordered(ids.map((id) => ({ id })));
	switch (decision.kind) {
		case 'choose':
			return { kind: 'choose', choice: ordered(decision.choices)[0] ?? '' };
		case 'select':
			return { kind: 'select', options: ordered(decision.options).slice(0, decision.pick.max) };
		case 'ruling':
			return preferredRuling(decision, named);
		case 'order':
			return { kind: 'order', steps: [...named(decision.steps)] };
		case 'quantify':
			return { kind: 'quantify', amount: amount(amountsOf(decision)) };
		case 'examine':
		case 'write':
			return null;
	}
}

function preferredRuling(
	{ rulings, grounds }: DecisionOf<'ruling'>,
	named: (ids: readonly string[]) => readonly string[]
): Answer {
	const first = named(rulings)[0];
	return {
		kind: 'ruling',
		ruling: rulings.find((id) => id === first) ?? 'refuse',
		ground: named(grounds)[0] ?? ''
	};
}

/** These answers, each as likely; where none of them can be given, any answer. */
function waysOf(
	scenario: Scenario,
	decision: Decision,
	values: Values,
	answers: readonly (Answer | null)[]
): readonly Way[] {
	const valid = answers.flatMap((answer) => {
		if (answer === null || answerProblem(scenario, decision, answer, values) !== null) return [];
		const given = caseAnswerOf(scenario, decision, answer, values);
		return given && 'outcome' in given ? [{ outcome: given.outcome, answer }] : [];
	});
	if (valid.length === 0) return waysToAnswer(scenario, decision, values);
	return valid.map((one) => ({ ...wayOf(scenario, decision, one, values), chance: 1 / valid.length }));
}
