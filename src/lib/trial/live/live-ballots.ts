import { answerProblem } from '../room/answer-outcome.ts';
import { mostCites } from '../room/command-parts.ts';
import type { Ballot, Cast, LiveRoom } from './live-types.ts';
import { votersOn } from './live-seats.ts';
import { takeDecision } from '../room/room-take.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import { tally, tallyItems } from './tally.ts';
import type { TrialState } from '../room/trial-state.ts';

/** The room with a ballot, in place of the one its seat may have cast before. */
export const withBallot = (live: LiveRoom, ballot: Ballot): LiveRoom => ({
	...live,
	ballots: [...live.ballots.filter((one) => !isSame(one, ballot)), ballot].toSorted((a, b) =>
		placeOf(a) < placeOf(b) ? -1 : 1
	)
});

const placeOf = ({ decision, seat }: Ballot): string => `${decision} ${seat}`;
const isSame = (a: Ballot, b: Ballot): boolean => placeOf(a) === placeOf(b);

/**
 * The ballots that count on a decision, the lead's first: those of its voters that are still answers to it. What happens
 * in a scene may close a choice that was voted for.
 */
export function ballotsOn(scenario: Scenario, { case: context, live }: TrialState, decision: Decision): Ballot[] {
	if (live === undefined) return [];
	const cast = live.ballots.filter((one) => one.decision === decision.id);
	if (cast.length === 0) return [];
	const seen = seenValues(scenario, context);
	return votersOn(live, decision)
		.flatMap(({ seat }) => cast.find((one) => one.seat === seat) ?? [])
		.filter(({ answer }) => answerProblem(scenario, decision, answer, seen) === null);
}

/** Closes the first open decision on which all its voters have a ballot that counts; null where there is none. */
export function closeFullBallot(scenario: Scenario, state: TrialState): TrialState | null {
	const { live } = state;
	if (live === undefined || live.ballots.length === 0) return null;
	const full = openDecisions(scenario, state.case).find((decision) => {
		const ballots = ballotsOn(scenario, state, decision);
		return ballots.length > 0 && ballots.length === votersOn(live, decision).length;
	});
	return full ? closeBallot(scenario, state, full) : null;
}

/** The trial once a decision was taken by the ballots cast on it so far; there is at least one. */
export function closeBallot(scenario: Scenario, state: TrialState, decision: Decision): TrialState {
	const ballots = ballotsOn(scenario, state, decision);
	const answer = tally(
		decision,
		ballots.map((one) => one.answer)
	);
	const cites = tallyItems(
		Object.keys(scenario.structure.exhibits),
		ballots.map((one) => one.cites ?? []),
		{ min: 0, max: mostCites }
	);
	return takeDecision(scenario, withCast(state, decision, ballots), decision, { by: 'seat', answer, cites });
}

function withCast(state: TrialState, { id }: Decision, ballots: readonly Ballot[]): TrialState {
	if (state.live === undefined) return state;
	const cast = ballots.map(({ seat, answer }): Cast => ({
		seat,
		scene: state.case.at ?? '',
		decision: id,
		answer,
		questions: []
	}));
	return { ...state, live: { ...state.live, cast: [...state.live.cast, ...cast] } };
}

/** The trial without the ballots of decisions that have closed, or whose scene was left. */
export function withoutOldBallots(scenario: Scenario, state: TrialState): TrialState {
	const { live, case: context } = state;
	if (live === undefined || live.ballots.length === 0) return state;
	const ballots = live.ballots.filter(
		({ decision }) =>
			scenario.index.decisions.get(decision)?.scene.id === context.at && context.outcomes[decision] === undefined
	);
	return { ...state, live: { ...live, ballots } };
}
