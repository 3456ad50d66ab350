import { votersOn } from '../live/live-seats.ts';
import type { Cast } from '../live/live-types.ts';
import type { RoleId } from '../scenario/ids.ts';
import { caseAnswerOf } from '../room/answer-outcome.ts';
import { emptyTrial, evolve } from '../room/room-evolve.ts';
import { rememberLast } from '../case/remember-last.ts';
import { examined, silent } from '../case/outcomes.ts';
import { seenValues } from '../case/scene-reading.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Taken, TrialState } from '../room/trial-state.ts';

/** Whose play is gone through: a role's, or that of one seat of a live room, which answers by its own ballots. */
export interface Whose {
	readonly role: RoleId;
	readonly seat?: string;
}

/** A decision that was somebody's to take, with the answer that they gave themselves. */
export interface OwnDecision {
	readonly taken: Taken;
	/** What the role decided together; the same as `taken` where nobody else had a say. */
	readonly together: Taken;
	/** The trial right before it was taken, or before its examination was begun. */
	readonly before: TrialState;
}

/** The one who played alone. @throws in a live room, where it must be said whose play is meant */
export function whoseAlone({ opened }: TrialState): Whose {
	if (opened === null) throw new Error('a trial that was never opened alone is nobody’s own');
	return { role: opened.role };
}

/**
 * The decisions of a role, or of a seat, in the order in which they were taken. A seat's are those on which it was waited
 * for as they closed, and the examinations that it led: also where it gave no answer, which then is silence.
 */
export function ownDecisions(scenario: Scenario, state: TrialState, whose: Whose): OwnDecision[] {
	return decisionsTaken(scenario, state)
		.filter(({ together }) => together.by === 'seat' && together.role === whose.role)
		.flatMap((one) => (whose.seat === undefined ? [one] : ofSeat(scenario, state, one, whose.seat)));
}

/** A decision that was taken in a branch, with the trial before and after. */
export interface DecisionTaken extends OwnDecision {
	readonly after: TrialState;
}

/** Every decision of a branch, whoever took it: the branch is played again, once for all its seats. */
export const decisionsTaken = rememberLast((scenario: Scenario, state: TrialState): readonly DecisionTaken[] => {
	const found: DecisionTaken[] = [];
	let before = emptyTrial(scenario);
	for (const { seq, event } of state.branch) {
		const after = evolve(scenario, { ...before, seq: seq - 1 }, event);
		const known = new Set(before.taken.map(({ decision }) => decision));
		for (const { decision } of after.taken) {
			const together = state.taken.find((one) => one.decision === decision);
			if (together && !known.has(decision)) found.push({ taken: together, together, before, after });
		}
		before = after;
	}
	return found;
});

function ofSeat(scenario: Scenario, state: TrialState, one: DecisionTaken, seat: string): DecisionTaken[] {
	const { together, before, after } = one;
	const decision = scenario.index.decisions.get(together.decision)?.decision;
	if (!decision) return [];
	const cast = state.live?.cast.find((given) => given.seat === seat && given.decision === decision.id);
	if (!cast && !wasAwaited(before, after, decision, seat)) return [];
	return [{ ...one, taken: takenBySeat(scenario, one, decision, cast) }];
}

/** Whether the ballot of a seat was waited for as the decision closed; an examination is its lead's. */
function wasAwaited(before: TrialState, after: TrialState, decision: Decision, seat: string): boolean {
	const here = after.live?.seats.some((one) => one.seat === seat && one.present) ?? false;
	const voters = before.live ? votersOn(before.live, decision) : [];
	return here && voters.some((one) => one.seat === seat);
}

function takenBySeat(
	scenario: Scenario,
	{ together, before }: DecisionTaken,
	decision: Decision,
	cast: Cast | undefined
): Taken {
	const { answer = null, questions = [] } = cast ?? {};
	const given = answer && caseAnswerOf(scenario, decision, answer, seenValues(scenario, before.case));
	const outcome = decision.kind === 'examine' ? examined : given && 'outcome' in given ? given.outcome : silent;
	return { ...together, answer, questions, outcome };
}
