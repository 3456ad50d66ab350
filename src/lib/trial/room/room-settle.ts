import { closeFullBallot, withoutOldBallots } from '../live/live-ballots.ts';
import { isAwaited } from '../live/live-seats.ts';
import { followScripts } from './room-script.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TrialState } from './trial-state.ts';

/**
 * Lets follow what follows from an event, until only people have something to do: decisions on which every present seat
 * has voted close, roles that nobody is awaited for follow their scripts. Computed each time and never logged.
 */
export function settle(scenario: Scenario, state: TrialState): TrialState {
	let now = state;
	for (let next = followOnce(scenario, now); next !== null; next = followOnce(scenario, now)) now = next;
	const settled = withoutOldBallots(scenario, now);
	return { ...settled, ending: now.case.ending, status: now.case.ending === null ? now.status : 'ended' };
}

const followOnce = (scenario: Scenario, state: TrialState): TrialState | null =>
	closeFullBallot(scenario, state) ?? followScripts(scenario, state, (role) => !isAwaited(state, role));
