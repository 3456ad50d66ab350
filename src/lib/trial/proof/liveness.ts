import { readsIn } from './reads.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Values } from '../scenario/schema-effects.ts';

/** The variables that still tell states apart; what nothing reads any more is dropped. */
interface Live {
	/** Read in the scene or later. */
	readonly atOpening: readonly string[];
	/** Read by the exits of the scene or later. */
	readonly afterDecisions: readonly string[];
	/** Gates that an ending which stands must not be reached through. */
	readonly always: readonly string[];
}

const known = new WeakMap<Scenario, readonly Live[]>();

/** For each scene, by number, the variables that still matter at its opening and after its decisions. */
export function liveness(scenario: Scenario): readonly Live[] {
	const before = known.get(scenario);
	if (before) return before;
	const computed = computeLiveness(scenario);
	known.set(scenario, computed);
	return computed;
}

function computeLiveness(scenario: Scenario): Live[] {
	const { structure } = scenario;
	const always = Object.entries(structure.gates).flatMap(([id, { voids }]) => (voids ? [id] : []));
	const live = new Set<string>(always);
	const backwards = structure.scenes.toReversed().map((scene) => {
		for (const name of readsIn(scenario, scene.exits)) live.add(name);
		const afterDecisions = [...live].sort();
		for (const name of readsIn(scenario, scene.decisions)) live.add(name);
		return { atOpening: [...live].sort(), afterDecisions, always };
	});
	return backwards.toReversed();
}

/** A short text that is the same for two sets of values exactly where the names given have the same values. */
export const valuesKey = (names: readonly string[], values: Values): string => {
	let key = '';
	for (const name of names) key += `${String(values[name])},`;
	return key;
};
