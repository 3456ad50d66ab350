import { decisionsTaken } from './own-decisions.ts';
import { decisionsWalked, walkedPlays } from './walked-plays.ts';
import { openingOf } from '../room/room-opening.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { solverOf } from './score.ts';
import type { TrialState } from '../room/trial-state.ts';

/**
 * Asks the solver of a role about the moments of a play, the last first: what it finds is kept, so that each moment leaves
 * it little to do for the one before, and the score and the debrief nothing. Whoever serves others meanwhile lets them
 * through at every step.
 */
export function* solveBackwards(scenario: Scenario, state: TrialState, role: RoleId): Generator<undefined, void> {
	const solver = solverOf(scenario, role);
	for (const { before } of decisionsTaken(scenario, state).toReversed()) {
		solver.outlook(before.case);
		yield;
	}
	solver.outlook(openingOf(scenario, state.case.variant));
}

/** The same for a decision of a live room, by the number of its event: for whoever is about to reveal it to the room. */
export function* solveToReveal(scenario: Scenario, state: TrialState, seq: number): Generator<undefined, void> {
	const one = decisionsWalked(scenario, state).find(({ together }) => together.seq === seq);
	const play = walkedPlays(scenario, state).find(({ number }) => number === one?.play);
	if (one && play) yield* solveBackwards(scenario, play.state, one.together.role);
}
