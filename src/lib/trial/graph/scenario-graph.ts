import { causesOf, type Cause } from './exit-causes.ts';
import { phaseIds, type RoleId, type ScenarioLanguage } from '../scenario/ids.ts';
import { allConsequences } from '../case/outcomes.ts';
import type {
	GraphCause,
	GraphDecision,
	GraphExit,
	GraphIncident,
	GraphInject,
	GraphScene,
	Reach,
	ScenarioGraph
} from './scenario-graph-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Exit, Scene } from '../scenario/schema-scenario.ts';
import { startValues } from '../scenario/variable-types.ts';
import { wording } from '../scenario/wording.ts';

/** The graph of a scenario in a language; with the walk of a variant, what that variant never reaches is marked. */
export function scenarioGraph(scenario: Scenario, language: ScenarioLanguage, reach?: Reach): ScenarioGraph {
	const { structure } = scenario;
	const drawing = drawingOf(scenario, language, reach);
	const scenes = structure.scenes.map((scene, at) => graphScene(drawing, scene, at));
	return {
		id: structure.id,
		title: drawing.text('about', 'title'),
		phases: phaseIds.filter((id) => scenes.some(({ phase }) => phase === id)),
		roles: [...new Set(scenes.flatMap(actingIn))],
		scenes,
		endings: Object.entries(structure.endings).map(([id, { stands }]) => ({
			id,
			title: drawing.text(`ending.${id}`, 'title'),
			stands,
			reached: reach?.endings.has(id) ?? true
		})),
		gates: Object.fromEntries(Object.keys(structure.gates).map((id) => [id, drawing.text(`gate.${id}`, 'title')]))
	};
}

interface Drawing {
	readonly scenario: Scenario;
	readonly reach: Reach | undefined;
	readonly text: (heading: string, block: string) => string;
	/** The numbers of decisions by id. */
	readonly numbers: ReadonlyMap<string, string>;
}

function drawingOf(scenario: Scenario, language: ScenarioLanguage, reach: Reach | undefined): Drawing {
	const { structure } = scenario;
	const values: Values = startValues(structure, reach?.variant ?? structure.variants[0] ?? '');
	return {
		scenario,
		reach,
		text: (heading, block) => wording(scenario, language, heading, block, values) ?? heading,
		numbers: decisionNumbers(scenario)
	};
}

/** The number of each decision by id: that of its scene and its own in it, « 5.1 ». */
export const decisionNumbers = ({ structure }: Scenario): ReadonlyMap<string, string> =>
	new Map(
		structure.scenes.flatMap(({ decisions }, scene) =>
			decisions.map(({ id }, at): [string, string] => [id, `${scene + 1}.${at + 1}`])
		)
	);

const actingIn = ({ decisions, incidents }: GraphScene): RoleId[] => [
	...decisions.map(({ role }) => role),
	...incidents.map(({ by }) => by)
];

function graphScene(drawing: Drawing, scene: Scene, at: number): GraphScene {
	const { scenario, reach, text } = drawing;
	const reached = reach?.scenes.has(scene.id) ?? true;
	return {
		id: scene.id,
		number: at + 1,
		title: text(scene.id, 'title'),
		phase: scene.phase,
		place: scene.place,
		present: scene.present,
		decisions: scene.decisions.map((decision) => graphDecision(drawing, scene, decision)),
		incidents: (scenario.index.incidentsOf.get(scene.id) ?? []).map((id) => graphIncident(drawing, id, reached)),
		injects: (scenario.index.injectsOf.get(scene.id) ?? []).map((id) => graphInject(drawing, id, reached)),
		exits: scene.exits.map((exit, number) => graphExit(drawing, exit, { scene, at, number })),
		reached
	};
}

function graphDecision({ reach, text, numbers }: Drawing, scene: Scene, decision: Decision): GraphDecision {
	const { id, role, kind, when } = decision;
	const taken = reach && [...reach.outcomes, ...reach.questions].some((outcome) => outcome.startsWith(`${id} `));
	return {
		id,
		number: numbers.get(id) ?? '',
		role,
		kind,
		title: text(`${scene.id}.${id}`, 'title'),
		conditional: when !== undefined || (decision.kind === 'ruling' && decision.incident !== undefined),
		gates: [...new Set(allConsequences(decision).flatMap(({ gate }) => gate))],
		reached: taken ?? true
	};
}

function graphIncident({ scenario, text, numbers }: Drawing, id: string, reached: boolean): GraphIncident {
	const incident = scenario.structure.incidents[id];
	if (!incident) throw new Error(`No incident ${id}: the index names what the structure has.`);
	const ruling = numbers.get(incident.ruling) ?? '';
	return { id, by: incident.by, label: text(`incident.${id}`, 'label'), ruling, reached };
}

function graphInject({ scenario, text }: Drawing, id: string, reached: boolean): GraphInject {
	const inject = scenario.structure.injects[id];
	if (!inject) throw new Error(`No inject ${id}: the index names what the structure has.`);
	return { id, title: text(`inject.${id}`, 'title'), alone: inject.alone, gates: inject.gate, reached };
}

function graphExit(
	{ scenario, reach, text, numbers }: Drawing,
	exit: Exit,
	{ scene, at, number }: { scene: Scene; at: number; number: number }
): GraphExit {
	const named = (cause: Cause): GraphCause =>
		'inject' in cause
			? { inject: text(`inject.${cause.inject}`, 'title') }
			: { number: numbers.get(cause.decision) ?? '', answers: cause.answers };
	return {
		number: number + 1,
		when: exit.when ?? null,
		target: 'to' in exit ? { scene: exit.to } : { ending: exit.end },
		causes: exit.when === undefined ? [] : causesOf(scenario, exit.when, at).map(named),
		reached: reach?.exits.has(`${scene.id} ${number}`) ?? true
	};
}
