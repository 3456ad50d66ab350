import type { Answer } from '../room/answer.ts';
import type { CaseContext } from '../case/case-types.ts';
import type { Assessed, Score } from './debrief-types.ts';
import type { RoleId } from '../scenario/ids.ts';
import { keepByScenario } from '../case/keep-by-scenario.ts';
import { addMarks, marksOfAnswer, marksOfQuestions, marksOfRules } from './marks.ts';
import { weighAll, type Outlook } from './outlook.ts';
import { openingOf } from '../room/room-opening.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Marks, Values } from '../scenario/schema-effects.ts';
import { createSolver, type Solver } from '../proof/solver.ts';
import type { Taken, TrialState } from '../room/trial-state.ts';

const keepSolver = keepByScenario<Solver>();

/** The solver of a role; what it has found is kept as long as the scenario. */
export const solverOf = (scenario: Scenario, role: RoleId): Solver =>
	keepSolver(scenario, role, () => createSolver(scenario, role));

/**
 * What a role can get from the start of a variant, the others following their scripts: best, worst and at random, in total
 * and by competency. Texts are left out: the engine gives them no marks.
 */
export function solve(scenario: Scenario, variant: string, role: RoleId): Solved {
	const solver = solverOf(scenario, role);
	const opening = openingOf(scenario, variant);
	return { ...solver.outlook(opening), byCompetency: solver.byCompetency(opening) };
}

export interface Solved extends Outlook {
	readonly byCompetency: Readonly<Record<string, Outlook>>;
}

/**
 * The marks of the person who played alone, by competency, against the best that was possible from the start. Texts count
 * only where they were assessed.
 * @throws where no trial alone was opened
 */
export function score(scenario: Scenario, state: TrialState, assessed: Assessed = {}): Score {
	if (state.opened === null) throw new Error('a trial that was never opened has no score');
	return scoreOfRole(scenario, state, state.opened.role, assessed);
}

/** An answer or the questions of an examination, by whoever gave them. */
type Given = Pick<Taken, 'scene' | 'decision' | 'answer' | 'questions'>;

/** The marks of a role: of its decisions, as its seats took them together. */
export function scoreOfRole(scenario: Scenario, state: TrialState, role: RoleId, assessed: Assessed = {}): Score {
	const { variant } = state.case;
	const given = ownTaken(state, role);
	const got = addMarks(given.map((one) => marksOfTaken(scenario, state, one, assessed)));
	const texts = addMarks(Object.keys(assessed).map((id) => pointsOf(scenario, id, null)));
	const total = solve(scenario, variant, role);
	const best = total.best + weighAll(texts);
	return {
		got: weighAll(got),
		best,
		worst: total.worst,
		percent: percentOf(weighAll(got), best),
		byCompetency: scenario.structure.competencies
			.map((id) => ({
				id,
				got: got[id] ?? 0,
				possible: (total.byCompetency[id]?.best ?? 0) + (texts[id] ?? 0),
				random: total.byCompetency[id]?.random ?? 0
			}))
			.filter((one) => one.possible !== 0 || one.got !== 0)
	};
}

/** Marks of those possible, 0 to 100, whole. */
export const percentOf = (got: number, best: number): number =>
	best <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((100 * got) / best)));

/** What the people of a role took, in order; alone the role is that of the one seat. */
export const ownTaken = (state: TrialState, role: RoleId | undefined = state.opened?.role): Taken[] =>
	state.taken.filter((taken) => taken.by === 'seat' && taken.role === role);

/** The marks that one decision earned. */
export function marksOfTaken(scenario: Scenario, state: TrialState, taken: Given, assessed: Assessed = {}): Marks {
	const decision = scenario.index.decisions.get(taken.decision)?.decision;
	if (!decision) return {};
	const seen = seenIn(scenario, state.case, taken.scene);
	if (decision.kind === 'examine') return marksOfQuestions(scenario, decision, taken.questions, seen);
	if (decision.kind === 'write') return pointsOf(scenario, decision.id, assessed[decision.id] ?? []);
	return taken.answer ? marksOfAnswer(scenario, decision, taken.answer, seen) : {};
}

/** What the conditions of a scene read, now or as it closed. */
export function seenIn(scenario: Scenario, context: CaseContext, scene: string): Values {
	const closed = context.closed.find((record) => record.scene === scene);
	return closed?.seen ?? seenValues(scenario, context);
}

/** The marks of expected points of a text: those ticked, or all. */
export function pointsOf(scenario: Scenario, id: string, ticked: readonly string[] | null): Marks {
	const decision: Decision | undefined = scenario.index.decisions.get(id)?.decision;
	if (decision?.kind !== 'write') return {};
	const points = decision.points.filter((point) => ticked === null || ticked.includes(point.id));
	return addMarks(points.map(({ marks }) => marksOfRules(scenario, marks, scenario.index.start)));
}

/**
 * The best total still open to a role: what closed scenes earned, and what this one and the next can still give.
 * @param own what counts as its answers: the role's, where nothing else is said
 */
export function stillOpen(
	scenario: Scenario,
	state: TrialState,
	role: RoleId,
	own: readonly Taken[] = ownTaken(state, role)
): number {
	const here = own.filter(({ scene }) => scene === state.case.at);
	const earned = own
		.filter((taken) => !here.includes(taken))
		.map((taken) => weighAll(withoutTexts(scenario, taken) ? marksOfTaken(scenario, state, taken) : {}));
	const outlook = solverOf(scenario, role).outlook(state.case, givenHere(here));
	return earned.reduce((sum, marks) => sum + marks, 0) + outlook.best;
}

const withoutTexts = (scenario: Scenario, { decision }: Taken): boolean =>
	scenario.index.decisions.get(decision)?.decision.kind !== 'write';

/** Answers already given in the scene, as the solver takes them. */
export const givenHere = (here: readonly Taken[]): Readonly<Record<string, Answer>> =>
	Object.fromEntries(here.flatMap(({ decision, answer }) => (answer ? [[decision, answer] as const] : [])));
