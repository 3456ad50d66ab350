import type { CaseContext, ClosedScene, IncidentStatus } from './case-types.ts';
import { applyAllToValues, applyToExhibits } from '../scenario/effects.ts';
import { consequencesOf, silent } from './outcomes.ts';
import { oncePer } from './once-per.ts';
import { rememberLast } from './remember-last.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { enterScene } from './scene-entry.ts';
import {
	exhibitsNow,
	incidentOf,
	openDecisions,
	openIncidents,
	presentDecisions,
	sceneNow,
	seenValues
} from './scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Effects, Values } from '../scenario/schema-effects.ts';
import type { Exit, Scene } from '../scenario/schema-scenario.ts';

export interface Closing {
	/** Which exit of the scene is taken. */
	readonly exit: number;
	readonly next: CaseContext;
}

/**
 * How the scene closes, or null while something is still to be taken in it. Effects apply in file order, rulings on
 * incidents last; then the exits are read.
 */
export const closeScene = rememberLast((scenario: Scenario, context: CaseContext): Closing | null => {
	const scene = sceneNow(scenario, context);
	return scene && isComplete(scenario, context) ? close(scenario, context, scene) : null;
});

const isComplete = (scenario: Scenario, context: CaseContext): boolean =>
	openDecisions(scenario, context).length === 0 && openIncidents(scenario, context).length === 0;

function close(scenario: Scenario, context: CaseContext, scene: Scene): Closing {
	const effects = closingEffects(scene, context);
	const { types } = scenario.index;
	const seen = seenValues(scenario, context);
	const values = applyAllToValues(types, seen, effects);
	const exit = takenExit(scenario, scene, values);
	const left: CaseContext = {
		...context,
		entry: values,
		exhibits: effects.reduce(
			(before, one) => applyToExhibits(before, one, context.closed.length),
			exhibitsNow(scenario, context)
		),
		incidents: settleIncidents(scene, context),
		closed: [...context.closed, record(scenario, context, { scene, seen, values })]
	};
	return { exit, next: leaveBy(scenario, left, scene.exits[exit]) };
}

/** Decisions in file order, then rulings on incidents in file order. */
export const inClosingOrder = (decisions: readonly Decision[]): Decision[] => [
	...decisions.filter((decision) => incidentOf(decision) === null),
	...decisions.filter((decision) => incidentOf(decision) !== null)
];

const closingOrder = oncePer(({ decisions }: Scene) => inClosingOrder(decisions));

/** What the outcomes of a scene bring when it closes, in order. */
export const closingEffects = (scene: Scene, { outcomes }: Pick<CaseContext, 'outcomes'>): Effects[] =>
	closingOrder(scene).flatMap((decision) => consequencesOf(decision, outcomes[decision.id] ?? silent));

/** The first exit whose condition holds; the last one has none. */
export function takenExit(scenario: Scenario, scene: Scene, values: Values): number {
	const found = scene.exits.findIndex(({ when }) => scenario.index.conditions.holds(when, values));
	return found === -1 ? scene.exits.length - 1 : found;
}

/** The opening of what follows when the scene closes on these values, its pending incidents ruled. Nothing is recorded. */
export function leaveScene(scenario: Scenario, context: CaseContext, values: Values): CaseContext {
	const scene = sceneNow(scenario, context);
	if (!scene) return context;
	const ruled = presentDecisions(scenario, context).map(incidentOf);
	const incidents = Object.fromEntries(
		Object.entries(context.incidents).map(([id, status]): [string, IncidentStatus] => [
			id,
			status === 'pending' && ruled.includes(id) ? 'ruled' : status
		])
	);
	return leaveBy(scenario, { ...context, entry: values, incidents }, scene.exits[takenExit(scenario, scene, values)]);
}

function leaveBy(scenario: Scenario, context: CaseContext, exit: Exit | undefined): CaseContext {
	if (exit && 'to' in exit) return enterScene(scenario, context, exit.to);
	return { ...enterScene(scenario, context, ''), at: null, ending: exit?.end ?? null };
}

function settleIncidents(scene: Scene, { incidents, outcomes }: CaseContext): CaseContext['incidents'] {
	const settled: Record<string, IncidentStatus> = { ...incidents };
	for (const decision of scene.decisions) {
		const incident = incidentOf(decision);
		const outcome = outcomes[decision.id];
		if (incident !== null && outcome !== undefined) settled[incident] = outcome === silent ? 'left' : 'ruled';
	}
	return settled;
}

function record(
	scenario: Scenario,
	context: CaseContext,
	{ scene, seen, values }: { scene: Scene; seen: Values; values: Values }
): ClosedScene {
	const { outcomes, asked, injects, raised } = context;
	const isRaised = (gate: string) => values[gate] === true && context.entry[gate] !== true;
	const gates = values === context.entry ? [] : Object.keys(scenario.structure.gates).filter(isRaised);
	return { scene: scene.id, seen, outcomes, asked, injects, raised, gates };
}
