import type { Answer } from './answer.ts';
import { isRight } from './marks.ts';
import {
	amountsOf,
	brokenPrecedences,
	orderBand,
	pickedIn,
	possibleOutcomes,
	quantifyBand,
	rulingOutcome,
	rulingPairs,
	weighty,
	written
} from './outcomes.ts';
import type { Scenario } from './scenario.ts';
import type { Decision, DecisionOf } from './schema-decisions.ts';
import type { Values } from './schema-effects.ts';

/** One outcome of a decision, and the answers with the most and the fewest marks that lead to it. */
export interface Way {
	readonly outcome: string;
	readonly best: Answer;
	readonly worst: Answer;
}

/** Every way to answer a decision, for the values that its scene shows. An examination has none: it goes by questions. */
export function waysToAnswer(scenario: Scenario, decision: Decision, values: Values): Way[] {
	switch (decision.kind) {
		case 'choose':
			return possibleOutcomes(decision, scenario.index.conditions, values).map((choice) =>
				same(choice, { kind: 'choose', choice })
			);
		case 'select':
			return possibleOutcomes(decision, scenario.index.conditions, values).map((outcome) =>
				selectWay(scenario, decision, outcome, values)
			);
		case 'ruling':
			return firstOfEach(
				rulingPairs(decision).map((pair): [string | undefined, Answer] => [
					rulingOutcome(decision, pair, scenario.index.conditions, values)?.id,
					{ kind: 'ruling', ...pair }
				])
			);
		case 'order':
			return firstOfEach(
				ordersByDistance(decision).map((steps): [string | undefined, Answer] => [
					orderBand(decision, brokenPrecedences(decision, steps), scenario.index.conditions, values)?.id,
					{ kind: 'order', steps }
				])
			);
		case 'quantify':
			return firstOfEach(
				amountsOf(decision).map((amount): [string | undefined, Answer] => [
					quantifyBand(decision, amount, scenario.index.conditions, values)?.id,
					{ kind: 'quantify', amount }
				])
			);
		case 'write':
			return [same(written, { kind: 'write', words: decision.words.min })];
		case 'examine':
			return [];
	}
}

const same = (outcome: string, answer: Answer): Way => ({ outcome, best: answer, worst: answer });

function firstOfEach(answers: readonly [string | undefined, Answer][]): Way[] {
	const found = new Map<string, Way>();
	for (const [outcome, answer] of answers)
		if (outcome !== undefined && !found.has(outcome)) found.set(outcome, same(outcome, answer));
	return [...found.values()];
}

/** With the weighty options of an outcome, the other picks that score most and least within the limits. */
function selectWay(scenario: Scenario, decision: DecisionOf<'select'>, outcome: string, values: Values): Way {
	const fixed = pickedIn(outcome);
	const heavy = weighty(decision).map(({ id }) => id);
	const light = decision.options.filter(
		({ id, when }) => !heavy.includes(id) && scenario.index.conditions.holds(when, values)
	);
	const right = light.filter((option) => isRight(scenario, option, values)).map(({ id }) => id);
	const wrong = light.map(({ id }) => id).filter((id) => !right.includes(id));
	const fill = (first: readonly string[], then: readonly string[]): Answer => {
		const room = decision.pick.max - fixed.length;
		const wanted = first.slice(0, room);
		const missing = Math.max(0, decision.pick.min - fixed.length - wanted.length);
		const picked = [...fixed, ...wanted, ...then.slice(0, missing)];
		return { kind: 'select', options: decision.options.map(({ id }) => id).filter((id) => picked.includes(id)) };
	};
	return { outcome, best: fill(right, wrong), worst: fill(wrong, right) };
}

/**
 * Orders that break 0, 1, 2 … of the precedences, up to all: from an order that meets them to its reverse by swapping
 * neighbours, which changes the count by one pair at most.
 */
function ordersByDistance(decision: DecisionOf<'order'>): string[][] {
	const orders = [meetingOrder(decision)];
	const target = meetingOrder(decision).toReversed();
	for (let at = 0; at < target.length; at++) {
		const step = target[at];
		for (let now = orders.at(-1) ?? []; step !== undefined && now.indexOf(step) > at; now = orders.at(-1) ?? []) {
			const place = now.indexOf(step);
			orders.push([...now.slice(0, place - 1), step, now[place - 1] ?? step, ...now.slice(place + 1)]);
		}
	}
	return orders;
}

function meetingOrder({ steps, before }: DecisionOf<'order'>): string[] {
	const order: string[] = [];
	let left = [...steps];
	while (left.length > 0) {
		const next = left.find((step) => !before.some(([first, then]) => then === step && left.includes(first)));
		if (next === undefined) return [...order, ...left];
		order.push(next);
		left = left.filter((step) => step !== next);
	}
	return order;
}
