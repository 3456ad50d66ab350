import { compileConditions, type Conditions } from './conditions.ts';
import type { Decision } from './schema-decisions.ts';
import type { Scene, Structure } from './schema-scenario.ts';
import type { Values } from './schema-effects.ts';
import { sourcesOf } from './sources.ts';
import { startValues, variableTypes, type VariableTypes } from './variable-types.ts';

export interface DecisionPlace {
	readonly decision: Decision;
	readonly scene: Scene;
	readonly sceneNumber: number;
}

/** What is looked up by id at every step, built once a scenario. */
export interface Index {
	readonly types: VariableTypes;
	readonly conditions: Conditions;
	/** Start values in the ordinary variant. */
	readonly start: Values;
	readonly scenes: ReadonlyMap<string, Scene>;
	readonly sceneNumbers: ReadonlyMap<string, number>;
	readonly decisions: ReadonlyMap<string, DecisionPlace>;
	/** Injects that name a scene, in file order. */
	readonly injectsOf: ReadonlyMap<string, readonly string[]>;
	/** Incidents that name a scene, in file order. */
	readonly incidentsOf: ReadonlyMap<string, readonly string[]>;
	/** Every source that the structure names, sorted: the law at hand. */
	readonly sources: readonly string[];
}

/** Looks a structure up from every side. The structure is taken to be checked. */
export function indexStructure(structure: Structure): Index {
	const types = variableTypes(structure);
	return {
		types,
		conditions: compileConditions(types),
		start: startValues(structure, structure.variants[0] ?? ''),
		scenes: new Map(structure.scenes.map((scene) => [scene.id, scene])),
		sceneNumbers: new Map(structure.scenes.map((scene, number) => [scene.id, number])),
		decisions: new Map(
			structure.scenes.flatMap((scene, sceneNumber) =>
				scene.decisions.map((decision) => [decision.id, { decision, scene, sceneNumber }] as const)
			)
		),
		injectsOf: namedBy(structure.scenes, structure.injects),
		incidentsOf: namedBy(structure.scenes, structure.incidents),
		sources: sourcesOf(structure)
	};
}

/** For each scene, the ids of the entries whose `scenes` name it. */
const namedBy = (scenes: readonly Scene[], entries: Readonly<Record<string, { scenes: readonly string[] }>>) =>
	new Map(
		scenes.map(({ id }) => [
			id,
			Object.entries(entries)
				.filter(([, entry]) => entry.scenes.includes(id))
				.map(([entryId]) => entryId)
		])
	);
