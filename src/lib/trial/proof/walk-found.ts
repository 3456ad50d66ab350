import type { CaseContext } from '../case/case-types.ts';
import { consequencesOf } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { takenExit } from '../case/scene-close.ts';
import { sceneNow, seenValues } from '../case/scene-reading.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Branch } from './walk-scene.ts';

/** What a walk has come upon so far. */
export interface Found {
	states: number;
	edges: number;
	ways: number;
	/** The values among which the walk gave up. */
	crowd: readonly Values[];
	readonly exits: Set<string>;
	readonly outcomes: Set<string>;
	readonly questions: Set<string>;
	readonly injects: Set<string>;
	readonly incidents: Set<string>;
	readonly gates: Set<string>;
	/** Key of an opening → the outcomes that can be taken in its scene. */
	readonly taken: Map<string, Set<string>>;
}

/** Notes what a way through a scene can come upon; `taken` is what its opening can. */
export function noteBranch(
	scenario: Scenario,
	{ context, decisions, questions }: Branch,
	found: Found,
	taken: Set<string>
): void {
	for (const gate of gatesOpenTo(scenario, context, decisions)) found.gates.add(gate);
	for (const id of context.injects) found.injects.add(id);
	for (const id of context.raised) found.incidents.add(id);
	for (const question of questions) found.questions.add(question);
	const seen = seenValues(scenario, context);
	for (const { decision, outcomes } of decisions) {
		for (const outcome of outcomes) {
			found.outcomes.add(`${decision.id} ${outcome}`);
			taken.add(`${decision.id} ${outcome}`);
		}
		if (decision.kind !== 'select') continue;
		for (const { id, when } of decision.options)
			if (scenario.index.conditions.holds(when, seen)) found.outcomes.add(`${decision.id} ${id}`);
	}
	for (const decision of sceneNow(scenario, context)?.decisions ?? [])
		if (decision.kind === 'examine') taken.add(`${decision.id} ~examined`);
}

/** Gates that this way through a scene may raise. */
function gatesOpenTo(scenario: Scenario, context: CaseContext, decisions: Branch['decisions']): string[] {
	const injects = context.injects.flatMap((id) => scenario.structure.injects[id]?.gate ?? []);
	const answers = decisions.flatMap(({ decision, outcomes }) =>
		outcomes.flatMap((outcome) => consequencesOf(decision, outcome).flatMap(({ gate }) => gate))
	);
	const questions = (sceneNow(scenario, context)?.decisions ?? []).flatMap((decision) =>
		decision.kind === 'examine'
			? decision.questions.filter(({ id }) => context.asked[decision.id]?.includes(id)).flatMap(({ gate }) => gate)
			: []
	);
	return [...injects, ...answers, ...questions];
}

/** Notes the exit that these values lead to. */
export function noteExit(scenario: Scenario, context: CaseContext, values: Values, found: Found): void {
	const scene = sceneNow(scenario, context);
	if (!scene) return;
	found.exits.add(`${scene.id} ${takenExit(scenario, scene, values)}`);
}
