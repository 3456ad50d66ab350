import { conditionsIn } from '../check/check-conditions.ts';
import { checkCondition } from '../scenario/condition-check.ts';
import { celEnvironment } from '../scenario/conditions.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';

/** The variables that the conditions below a value of the structure read. */
export function readsIn({ index }: Scenario, value: unknown): string[] {
	const environment = celEnvironment(index.types);
	const all = conditionsIn(value, []).flatMap(({ text }) => checkCondition(environment, index.types, text).reads);
	return [...new Set(all)].sort();
}

const known = new WeakMap<Decision, readonly string[]>();

/** The variables that the ways to answer a decision and their marks depend on. */
export function readsOfDecision(scenario: Scenario, decision: Decision): readonly string[] {
	const before = known.get(decision);
	if (before) return before;
	const reads = readsIn(scenario, decision);
	known.set(decision, reads);
	return reads;
}
