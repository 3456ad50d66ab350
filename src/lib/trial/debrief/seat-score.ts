import type { Assessed, CompetencyScore, Score } from './debrief-types.ts';
import { addMarks, marksOfAnswer, marksOfQuestions } from './marks.ts';
import { weighAll } from './outlook.ts';
import { ownDecisions, type OwnDecision } from './own-decisions.ts';
import { marksOfTaken, percentOf, pointsOf, seenIn } from './score.ts';
import { isForLead } from '../live/live-seats.ts';
import { examinationBranches } from '../proof/examination-branches.ts';
import { waysToAnswer } from '../proof/ways.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Marks, Values } from '../scenario/schema-effects.ts';
import type { TrialState } from '../room/trial-state.ts';

/** What one decision could have brought: its best and its worst answer, and one at random on average. */
interface Range {
	readonly best: Marks;
	readonly worst: Marks;
	readonly random: Marks;
}

/** The marks of a seat, with how many of its role's decisions were its own to take. */
export interface SeatScore extends Score {
	readonly decisions: {
		readonly own: number;
		/** Of those that the seat could have taken part in, had it been there all along. */
		readonly open: number;
	};
}

/**
 * The marks of one seat of a live room: of its own ballots, whatever the role decided, and of the questions it asked,
 * against the most that its own decisions could bring. What only the lead answers is thus no loss to who does not lead,
 * and what the others decided lowers nobody’s best.
 * @throws where the seat was never taken in this trial
 */
export function scoreOfSeat(scenario: Scenario, state: TrialState, seat: string, assessed: Assessed = {}): SeatScore {
	const role = state.live?.seats.find((one) => one.seat === seat)?.role;
	if (role === undefined) throw new Error(`no seat ${seat} was taken in this trial`);
	const own = ownDecisions(scenario, state, { role, seat });
	const marked = own.map((one) => ({
		got: marksOfTaken(scenario, state, one.taken, assessed),
		range: rangeOf(scenario, state, one, assessed)
	}));
	const got = addMarks(marked.map((one) => one.got));
	const best = marked.reduce((sum, one) => sum + Math.max(weighAll(one.got), weighAll(one.range.best)), 0);
	return {
		got: weighAll(got),
		best,
		worst: marked.reduce((sum, { range }) => sum + weighAll(range.worst), 0),
		percent: percentOf(weighAll(got), best),
		byCompetency: competenciesOf(scenario, marked),
		decisions: { own: own.length, open: openTo(scenario, state, own, role) }
	};
}

const competenciesOf = (
	scenario: Scenario,
	marked: readonly { readonly got: Marks; readonly range: Range }[]
): CompetencyScore[] =>
	scenario.structure.competencies
		.map((id) => ({
			id,
			got: marked.reduce((sum, { got }) => sum + (got[id] ?? 0), 0),
			possible: marked.reduce((sum, { got, range }) => sum + Math.max(got[id] ?? 0, range.best[id] ?? 0), 0),
			random: marked.reduce((sum, { range }) => sum + (range.random[id] ?? 0), 0)
		}))
		.filter((one) => one.possible !== 0 || one.got !== 0);

/** The decisions of the role that people took, save those that only a lead answers and this seat did not. */
function openTo(scenario: Scenario, state: TrialState, own: readonly OwnDecision[], role: RoleId): number {
	const isOwn = (id: string) => own.some(({ taken }) => taken.decision === id);
	return state.taken.filter((taken) => {
		const decision = scenario.index.decisions.get(taken.decision)?.decision;
		const isShared = decision !== undefined && !isForLead(decision);
		return taken.role === role && taken.by === 'seat' && (isOwn(taken.decision) || isShared);
	}).length;
}

function rangeOf(scenario: Scenario, state: TrialState, { taken, before }: OwnDecision, assessed: Assessed): Range {
	const decision = scenario.index.decisions.get(taken.decision)?.decision;
	if (!decision) return { best: {}, worst: {}, random: {} };
	if (decision.kind === 'write') {
		const all = decision.id in assessed ? pointsOf(scenario, decision.id, null) : {};
		return { best: all, worst: {}, random: {} };
	}
	const seen = seenIn(scenario, state.case, taken.scene);
	const ways =
		decision.kind === 'examine'
			? examinationWays(scenario, before, decision, seen)
			: answerWays(scenario, decision, seen);
	return widestOf(ways);
}

interface WeighedWay {
	readonly best: Marks;
	readonly worst: Marks;
	readonly mean: Marks;
	readonly chance: number;
}

const answerWays = (scenario: Scenario, decision: Decision, seen: Values): WeighedWay[] =>
	waysToAnswer(scenario, decision, seen).map(({ best, worst, mean, chance }) => ({
		best: marksOfAnswer(scenario, decision, best, seen),
		worst: marksOfAnswer(scenario, decision, worst, seen),
		mean,
		chance
	}));

function examinationWays(
	scenario: Scenario,
	before: TrialState,
	decision: DecisionOf<'examine'>,
	seen: Values
): WeighedWay[] {
	const asked = before.case.asked[decision.id] ?? [];
	return examinationBranches(scenario, before.case, (one) => (one.id === decision.id ? null : one.script)).map(
		({ context, chance }) => {
			const questions = (context.asked[decision.id] ?? []).filter((id) => !asked.includes(id));
			const marks = marksOfQuestions(scenario, decision, questions, seen);
			return { best: marks, worst: marks, mean: marks, chance };
		}
	);
}

function widestOf(ways: readonly WeighedWay[]): Range {
	const [first, ...rest] = ways;
	if (first === undefined) return { best: {}, worst: {}, random: {} };
	return {
		best: rest.reduce((most, { best }) => (weighAll(best) > weighAll(most) ? best : most), first.best),
		worst: rest.reduce((least, { worst }) => (weighAll(worst) < weighAll(least) ? worst : least), first.worst),
		random: addMarks(
			ways.map(({ mean, chance }) =>
				Object.fromEntries(Object.entries(mean).map(([id, amount]) => [id, amount * chance]))
			)
		)
	};
}
