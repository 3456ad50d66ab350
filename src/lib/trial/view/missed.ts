import type { ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { replayBranch } from '../room/room-evolve.ts';
import type { TrialState } from '../room/trial-state.ts';
import { minutes } from './minutes.ts';
import type { MinuteLine } from './view-types.ts';

/**
 * What the minutes say that they did not say when the trial had so many events; after going back, from where the two part.
 * Public, as the minutes are.
 */
export function missedSince(
	scenario: Scenario,
	state: TrialState,
	seq: number,
	language: ScenarioLanguage
): readonly MinuteLine[] {
	const then = replayBranch(
		scenario,
		state.branch.filter((one) => one.seq <= seq)
	);
	const [now, before] = [minutes(scenario, state, language), minutes(scenario, then, language)];
	const parts = now.findIndex((line, index) => line.text !== before[index]?.text);
	return parts === -1 ? [] : now.slice(parts);
}
