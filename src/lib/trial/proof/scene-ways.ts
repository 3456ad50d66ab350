import type { Scenario } from '../scenario/scenario.ts';

/** What makes the ways through a scene many, its answers apart, with how many ways each brings. */
export interface SceneWays {
	readonly count: number;
	readonly causes: readonly string[];
}

/**
 * In how many ways, at most, injects, incidents and questions can come together in a scene. An inject may come before an
 * answer, after it, or not at all.
 */
export function sceneWays({ index }: Scenario, scene: string): SceneWays {
	const injects = index.injectsOf.get(scene) ?? [];
	const incidents = index.incidentsOf.get(scene) ?? [];
	const examinations = (index.scenes.get(scene)?.decisions ?? []).flatMap((decision) =>
		decision.kind === 'examine' ? [{ id: decision.id, sets: setsUpTo(decision.questions.length, decision.budget) }] : []
	);
	const asked = examinations.reduce((product, { sets }) => product * sets, 1);
	return {
		count: 3 ** injects.length * 2 ** incidents.length * asked,
		causes: [
			...(injects.length > 0 ? [`injects ${injects.join(', ')}`] : []),
			...(incidents.length > 0 ? [`incidents ${incidents.join(', ')}`] : []),
			...examinations.map(({ id, sets }) => `questions of "${id}" (${sets} sets)`)
		]
	};
}

/** How many sets of at most `most` things there are among `all`. */
function setsUpTo(all: number, most: number): number {
	let [sets, ofSize] = [1, 1];
	for (let size = 1; size <= Math.min(all, most); size++) {
		ofSize = (ofSize * (all - size + 1)) / size;
		sets += ofSize;
	}
	return sets;
}
