import type { GraphScene, RoleId, ScenarioGraph } from '#lib/trial/index.ts';
import type { Setting } from './box.ts';
import { decisionBox, endingBox, exitBox, incidentBox, injectBox, sceneBox, type Drawn } from './boxes.ts';

export const columnWidth = 178;
export const columnGap = 30;
/** Between the edge of a column and the boxes in it. */
export const inset = 8;
const boxWidth = columnWidth - 2 * inset;

/** The boxes of one scene by lane, from above, before any has a place. */
export interface Column {
	readonly scene: GraphScene;
	readonly head: Drawn;
	readonly injects: readonly Drawn[];
	readonly byRole: ReadonlyMap<RoleId, readonly Drawn[]>;
	/** Its exits, each followed by the ending that it alone leads to. */
	readonly exits: readonly Drawn[];
}

/** Which endings stand below the scene that leads to them; the others stand beside the last scene. */
export interface EndingPlaces {
	readonly below: ReadonlyMap<string, readonly string[]>;
	readonly beside: readonly string[];
}

/** Scenes in the order of their columns: by phase, then as they are played. */
export const scenesInOrder = ({ phases, scenes }: ScenarioGraph): GraphScene[] =>
	phases.flatMap((phase) => scenes.filter((scene) => scene.phase === phase));

/** An ending that the last scene leads to, or none, stands beside it; another below the last of those that lead to it. */
export function placeEndings(graph: ScenarioGraph): EndingPlaces {
	const scenes = scenesInOrder(graph);
	const below = new Map<string, string[]>();
	const beside: string[] = [];
	for (const { id } of graph.endings) {
		const last = scenes.findLast(({ exits }) => exits.some(({ target }) => 'ending' in target && target.ending === id));
		if (last === undefined || last === scenes.at(-1)) beside.push(id);
		else below.set(last.id, [...(below.get(last.id) ?? []), id]);
	}
	return { below, beside };
}

/** The boxes of a scene. `roles` are the lanes that are drawn. */
export function columnOf(
	graph: ScenarioGraph,
	scene: GraphScene,
	{ below, beside }: EndingPlaces,
	roles: readonly RoleId[],
	setting: Setting
): Column {
	const acts = (role: RoleId): Drawn[] => [
		...scene.incidents
			.filter(({ by }) => by === role)
			.map((incident) => incidentBox(scene.id, incident, boxWidth, setting)),
		...scene.decisions
			.filter((decision) => decision.role === role)
			.map((decision) => decisionBox(decision, graph, boxWidth, setting))
	];
	return {
		scene,
		head: sceneBox(scene, boxWidth, setting),
		injects: scene.injects.map((inject) => injectBox(scene.id, inject, boxWidth, setting)),
		byRole: new Map(roles.map((role) => [role, acts(role)])),
		exits: exitStack(graph, scene, { below: below.get(scene.id) ?? [], beside }, setting)
	};
}

/** A single way on to another scene needs no box: the arrow says it. */
const needsBox = ({ exits }: GraphScene): boolean => exits.length > 1 || exits.some(({ target }) => 'ending' in target);

function exitStack(
	graph: ScenarioGraph,
	scene: GraphScene,
	{ below, beside }: { below: readonly string[]; beside: readonly string[] },
	setting: Setting
): Drawn[] {
	if (!needsBox(scene)) return [];
	const isLast = scenesInOrder(graph).at(-1) === scene;
	const exitTo = (ending: string) =>
		scene.exits
			.filter(({ target }) => 'ending' in target && target.ending === ending)
			.map((exit) => exitBox(scene, { ...exit, beside: true }, graph, boxWidth, setting));
	const inOrder = scene.exits.flatMap(({ target }) => ('ending' in target ? [target.ending] : []));
	const withEndings = below
		.toSorted((one, other) => inOrder.indexOf(one) - inOrder.indexOf(other))
		.flatMap((id) => {
			const ending = graph.endings.find((one) => one.id === id);
			return [...exitTo(id), ...(ending ? [endingBox(ending, boxWidth, setting)] : [])];
		});
	const others = scene.exits.filter(
		({ target }) =>
			!('ending' in target) || !(below.includes(target.ending) || (isLast && beside.includes(target.ending)))
	);
	return [
		...withEndings,
		...others.map((exit) => exitBox(scene, { ...exit, beside: false }, graph, boxWidth, setting))
	];
}
