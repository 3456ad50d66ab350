import { conditionsIn } from './check-conditions.ts';
import { checkCondition } from './condition-check.ts';
import { celEnvironment } from './conditions.ts';
import type { Scenario } from './scenario.ts';
import type { Values } from './schema-effects.ts';

/** For each scene, by number, the variables that it or a later one reads: the others no longer tell states apart. */
export type Liveness = readonly (readonly string[])[];

const known = new WeakMap<Scenario, Liveness>();

export function liveness(scenario: Scenario): Liveness {
	const before = known.get(scenario);
	if (before) return before;
	const computed = computeLiveness(scenario);
	known.set(scenario, computed);
	return computed;
}

function computeLiveness({ structure, index }: Scenario): Liveness {
	const environment = celEnvironment(index.types);
	const readsOf = (value: unknown) =>
		conditionsIn(value, []).flatMap(({ text }) => checkCondition(environment, index.types, text).reads);
	const live = new Set<string>();
	const byScene = structure.scenes.toReversed().map((scene) => {
		for (const name of readsOf(scene)) live.add(name);
		return [...live].sort();
	});
	return byScene.toReversed();
}

/** A short text that is the same for two sets of values exactly where the names given have the same values. */
export const valuesKey = (names: readonly string[], values: Values): string =>
	names.map((name) => String(values[name])).join(',');
