import type { CaseContext } from '../case/case-types.ts';
import { applyAllToValues } from '../scenario/effects.ts';
import { examinationBranches } from './examination-branches.ts';
import { incidentBranches } from './incident-choices.ts';
import { consequencesOf, possibleOutcomes, silent } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { inClosingOrder } from '../case/scene-close.ts';
import { presentDecisions, sceneNow, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';

/** One way in which a scene can be gone through, its answers apart: injects fired, incidents raised, questions asked. */
export interface Branch {
	readonly context: CaseContext;
	/** `decision question` of every question asked on this way, or on one that comes to the same. */
	readonly questions: readonly string[];
	readonly decisions: readonly { readonly decision: Decision; readonly outcomes: readonly string[] }[];
}

/** Every branch of a scene, with every role free. */
export function branchesOf(scenario: Scenario, context: CaseContext): Branch[] {
	const scene = sceneNow(scenario, context);
	if (!scene) return [];
	const injects = (scenario.index.injectsOf.get(scene.id) ?? []).filter((id) => !context.fired.includes(id));
	const found = new Map<string, Branch>();
	for (const fired of subsets(injects))
		for (const raised of incidentBranches(scenario, withInjects(context, fired), () => ['raise', 'pass']))
			for (const ended of endsOfExaminations(scenario, raised, fired)) {
				const branch = { context: ended, decisions: takenIn(scenario, ended, fired), questions: questionsIn(ended) };
				const key = branchKey(scenario, branch);
				const alike = found.get(key);
				found.set(key, alike ? { ...alike, questions: [...alike.questions, ...branch.questions] } : branch);
			}
	return [...found.values()];
}

const questionsIn = ({ asked }: CaseContext): string[] =>
	Object.entries(asked).flatMap(([decision, questions]) => questions.map((question) => `${decision} ${question}`));

const branchKey = (scenario: Scenario, { context, decisions }: Branch): string =>
	JSON.stringify([
		Object.values(seenValues(scenario, context)),
		context.injects,
		context.raised,
		decisions.map(({ decision, outcomes }) => [decision.id, outcomes])
	]);

const subsets = (ids: readonly string[]): string[][] =>
	ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);

const withInjects = (context: CaseContext, injects: readonly string[]): CaseContext => ({
	...context,
	injects,
	fired: [...context.fired.filter((id) => !context.injects.includes(id)), ...injects]
});

/**
 * An answer may come before an inject: what was open under fewer injects counts too. Where the scene has one thing to take,
 * taking it closes the scene, and no inject comes after.
 */
function moments(scenario: Scenario, context: CaseContext, fired: readonly string[]): CaseContext[] {
	const scene = sceneNow(scenario, context);
	const things = (scene?.decisions.length ?? 0) + (scenario.index.incidentsOf.get(scene?.id ?? '')?.length ?? 0);
	return things < 2 ? [withInjects(context, fired)] : subsets(fired).map((some) => withInjects(context, some));
}

function endsOfExaminations(scenario: Scenario, context: CaseContext, fired: readonly string[]): CaseContext[] {
	const found = new Map<string, CaseContext>();
	for (const moment of moments(scenario, context, fired))
		for (const { context: end } of examinationBranches(scenario, moment, () => null))
			found.set(JSON.stringify(end.asked), { ...context, asked: end.asked, finished: end.finished });
	return [...found.values()];
}

/** The decisions that may have been taken, in the order in which their effects apply, with every outcome or silence. */
function takenIn(scenario: Scenario, context: CaseContext, fired: readonly string[]): Branch['decisions'] {
	const scene = sceneNow(scenario, context);
	const all = moments(scenario, context, fired).map((moment) => ({
		present: presentDecisions(scenario, moment),
		seen: seenValues(scenario, moment)
	}));
	return inClosingOrder(scene?.decisions ?? [])
		.filter((decision) => decision.kind !== 'examine' && all.some(({ present }) => present.includes(decision)))
		.map((decision) => {
			const open = all.filter(({ present }) => present.includes(decision));
			const outcomes = open.flatMap(({ seen }) => possibleOutcomes(decision, scenario.index.conditions, seen));
			return { decision, outcomes: [...new Set([...outcomes, silent])] };
		});
}

/** The values that an outcome leaves. */
export const valuesAfter = (scenario: Scenario, decision: Decision, outcome: string, values: Values): Values =>
	applyAllToValues(scenario.index.types, values, consequencesOf(decision, outcome));
