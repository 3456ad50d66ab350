import type { Answer } from '../room/answer.ts';
import { marksOfAnswer } from '../debrief/marks.ts';
import { orderChances } from './order-chances.ts';
import {
	amountsOf,
	brokenPrecedences,
	orderBand,
	possibleOutcomes,
	quantifyBand,
	rulingOutcome,
	rulingPairs,
	written
} from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Marks, Values } from '../scenario/schema-effects.ts';
import { selectWays } from './select-ways.ts';

/** One outcome of a decision, with the answers of most and of fewest marks that lead to it. */
export interface Way {
	readonly outcome: string;
	readonly best: Answer;
	readonly worst: Answer;
	/** The part of all answers that lead to this outcome: how likely it is where someone answers at random. */
	readonly chance: number;
	/** The marks that those answers bring on average. */
	readonly mean: Marks;
}

/** Every way to answer a decision, for the values that its scene shows. An examination has none: it goes by questions. */
export function waysToAnswer(scenario: Scenario, decision: Decision, values: Values): Way[] {
	if (decision.kind === 'select') return selectWays(scenario, decision, values);
	const answers = answersTo(scenario, decision, values);
	const all = answers.reduce((sum, { chance }) => sum + chance, 0);
	const ways = new Map<string, Way>();
	for (const { outcome, answer, chance } of answers) {
		const known = ways.get(outcome) ?? { ...wayOf(scenario, decision, { outcome, answer }, values), chance: 0 };
		ways.set(outcome, { ...known, chance: known.chance + chance / all });
	}
	return [...ways.values()];
}

/** The only way of someone who always gives this answer. */
export function wayOf(
	scenario: Scenario,
	decision: Decision,
	{ outcome, answer }: { outcome: string; answer: Answer },
	values: Values
): Way {
	const mean = marksOfAnswer(scenario, decision, answer, values);
	return { outcome, best: answer, worst: answer, chance: 1, mean };
}

interface Weighed {
	readonly outcome: string;
	readonly answer: Answer;
	readonly chance: number;
}

function answersTo(scenario: Scenario, decision: Exclude<Decision, DecisionOf<'select'>>, values: Values): Weighed[] {
	const { conditions } = scenario.index;
	switch (decision.kind) {
		case 'choose':
			return possibleOutcomes(decision, conditions, values).flatMap((choice) =>
				weighed(choice, { kind: 'choose', choice })
			);
		case 'ruling':
			return rulingPairs(decision).flatMap((pair) =>
				weighed(rulingOutcome(decision, pair, conditions, values)?.id, { kind: 'ruling', ...pair })
			);
		case 'order':
			return ordersByDistance(decision).flatMap(({ steps, broken }) =>
				weighed(
					orderBand(decision, broken, conditions, values)?.id,
					{ kind: 'order', steps },
					orderChances(decision)[broken]
				)
			);
		case 'quantify':
			return amountsOf(decision).flatMap((amount) =>
				weighed(quantifyBand(decision, amount, conditions, values)?.id, { kind: 'quantify', amount })
			);
		case 'write':
			return weighed(written, { kind: 'write', words: decision.words.min });
		case 'examine':
			return [];
	}
}

const weighed = (outcome: string | undefined, answer: Answer, chance = 1): Weighed[] =>
	outcome === undefined ? [] : [{ outcome, answer, chance }];

/**
 * One order for each number of broken precedences: from the order that meets them to its reverse by swapping neighbours,
 * which changes the number by one pair at most.
 */
function ordersByDistance(decision: DecisionOf<'order'>): { steps: string[]; broken: number }[] {
	const orders = [meetingOrder(decision)];
	const target = meetingOrder(decision).toReversed();
	for (let at = 0; at < target.length; at++) {
		const step = target[at];
		for (let now = orders.at(-1) ?? []; step !== undefined && now.indexOf(step) > at; now = orders.at(-1) ?? []) {
			const place = now.indexOf(step);
			orders.push([...now.slice(0, place - 1), step, now[place - 1] ?? step, ...now.slice(place + 1)]);
		}
	}
	const found = new Map<number, string[]>();
	for (const steps of orders) {
		const broken = brokenPrecedences(decision, steps);
		if (!found.has(broken)) found.set(broken, steps);
	}
	return [...found].map(([broken, steps]) => ({ steps, broken }));
}

/**
 * The order of the script where it meets the precedences, else as near to it as they allow: among the orders that are
 * as good it is the one that a jurist wrote, and the debrief shows it.
 */
function meetingOrder({ script, before }: DecisionOf<'order'>): string[] {
	const order: string[] = [];
	let left = [...script];
	while (left.length > 0) {
		const next = left.find((step) => !before.some(([first, then]) => then === step && left.includes(first)));
		if (next === undefined) return [...order, ...left];
		order.push(next);
		left = left.filter((step) => step !== next);
	}
	return order;
}
