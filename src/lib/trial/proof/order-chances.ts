import type { DecisionOf } from '../scenario/schema-decisions.ts';

const known = new WeakMap<DecisionOf<'order'>, readonly number[]>();

/**
 * For each number of broken precedences, from none to all, the part of all orders that break so many. Counted exactly, by
 * sets of steps already placed: a step placed next breaks the precedences whose first step is not yet among them.
 */
export function orderChances(decision: DecisionOf<'order'>): readonly number[] {
	const before = known.get(decision);
	if (before) return before;
	const counted = countOrders(decision);
	const all = counted.reduce((sum, count) => sum + count, 0);
	const chances = counted.map((count) => count / all);
	known.set(decision, chances);
	return chances;
}

function countOrders({ steps, before }: DecisionOf<'order'>): readonly number[] {
	const firsts = steps.map((step) =>
		before.filter(([, then]) => then === step).map(([first]) => 1 << steps.indexOf(first))
	);
	const none = () => Array.from({ length: before.length + 1 }, () => 0);
	const bySet = Array.from({ length: 1 << steps.length }, none);
	bySet[0] = none().with(0, 1);
	for (const [placed, counts] of bySet.entries())
		for (const [step, needed] of firsts.entries()) {
			if (placed & (1 << step)) continue;
			const broken = needed.filter((first) => (placed & first) === 0).length;
			const next = bySet[placed | (1 << step)] ?? [];
			for (let at = 0; at + broken < counts.length; at++)
				next[at + broken] = (next[at + broken] ?? 0) + (counts[at] ?? 0);
		}
	return bySet.at(-1) ?? [];
}
