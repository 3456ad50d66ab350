import type { CaseContext, ExhibitState } from './case-types.ts';
import { applyAllToValues, applyToExhibits } from '../scenario/effects.ts';
import { rememberLast } from './remember-last.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Effects, Values } from '../scenario/schema-effects.ts';
import type { Scene } from '../scenario/schema-scenario.ts';

/** The scene a case is in; null before it starts and once it has ended. */
export const sceneNow = (scenario: Scenario, { at }: CaseContext): Scene | null =>
	at === null ? null : (scenario.index.scenes.get(at) ?? null);

/** What the conditions of a scene read: the values at its entry, its injects in file order, the questions asked in file order. */
export const seenValues = rememberLast(
	(scenario: Scenario, context: CaseContext): Values =>
		applyAllToValues(scenario.index.types, context.entry, effectsNow(scenario, context)),
	showsTheSame
);

/** True where nothing was fired or asked since: answers are not seen before the scene closes. */
function showsTheSame(a: CaseContext, b: CaseContext): boolean {
	return a.at === b.at && a.entry === b.entry && a.injects === b.injects && a.asked === b.asked;
}

/** The exhibits as they stand now in the scene. */
export const exhibitsNow = (scenario: Scenario, context: CaseContext): Readonly<Record<string, ExhibitState>> =>
	effectsNow(scenario, context).reduce(
		(exhibits, effects) => applyToExhibits(exhibits, effects, context.closed.length),
		context.exhibits
	);

/** Decisions of the scene that are there to be taken: their condition holds, and the incident they rule on is pending. */
export const presentDecisions = rememberLast(
	(scenario: Scenario, context: CaseContext): Decision[] => {
		const scene = sceneNow(scenario, context);
		if (!scene) return [];
		const seen = seenValues(scenario, context);
		return scene.decisions.filter(
			(decision) => scenario.index.conditions.holds(decision.when, seen) && isRaised(context, incidentOf(decision))
		);
	},
	(a, b) => showsTheSame(a, b) && a.incidents === b.incidents
);

/** True for a decision that rules on nothing, or whose incident is pending. */
const isRaised = ({ incidents }: CaseContext, incident: string | null): boolean =>
	incident === null || incidents[incident] === 'pending';

/** The incident a decision rules on, if any. */
export const incidentOf = (decision: Decision): string | null =>
	decision.kind === 'ruling' ? (decision.incident ?? null) : null;

/** Incidents that may still be raised in time, in this scene. */
export const openIncidents = (scenario: Scenario, context: CaseContext): string[] =>
	(context.at === null ? [] : (scenario.index.incidentsOf.get(context.at) ?? [])).filter(
		(id) => context.incidents[id] === undefined && !context.letPass.includes(id)
	);

/** Questions that may be asked now. */
export function openQuestions(scenario: Scenario, context: CaseContext, decision: DecisionOf<'examine'>) {
	const asked = context.asked[decision.id] ?? [];
	if (asked.length >= decision.budget) return [];
	const seen = seenValues(scenario, context);
	return decision.questions.filter(
		({ id, when }) => !asked.includes(id) && scenario.index.conditions.holds(when, seen)
	);
}

/** True where a decision has its outcome, its silence, or its examination is over. */
export function isAnswered(scenario: Scenario, context: CaseContext, decision: Decision): boolean {
	if (context.outcomes[decision.id] !== undefined) return true;
	return (
		decision.kind === 'examine' &&
		(context.finished.includes(decision.id) || openQuestions(scenario, context, decision).length === 0)
	);
}

/** Decisions still to be taken in the scene. */
export const openDecisions = rememberLast((scenario: Scenario, context: CaseContext): Decision[] =>
	presentDecisions(scenario, context).filter((decision) => !isAnswered(scenario, context, decision))
);

/** What has applied at once in the scene now. */
function effectsNow(scenario: Scenario, context: CaseContext): Effects[] {
	if (context.injects.length === 0 && Object.keys(context.asked).length === 0) return [];
	return immediateEffects(scenario, sceneNow(scenario, context), context);
}

/** Effects that apply at once in a scene: injects in file order, then the questions asked in file order. */
export function immediateEffects(
	scenario: Scenario,
	scene: Scene | null,
	{ injects, asked }: Pick<CaseContext, 'injects' | 'asked'>
): Effects[] {
	const fired = injects.flatMap((id) => scenario.structure.injects[id] ?? []);
	const questions = (scene?.decisions ?? []).flatMap((decision) =>
		decision.kind === 'examine' ? decision.questions.filter(({ id }) => asked[decision.id]?.includes(id)) : []
	);
	return [...fired, ...questions];
}
