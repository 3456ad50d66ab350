import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TrialState } from '../room/trial-state.ts';

/** Who looks at a trial, and in which language. */
export interface ViewReader {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly language: ScenarioLanguage;
	/** The role that looks; null for the public. */
	readonly role: RoleId | null;
}

/** Where, among the closed scenes, the role last had something to decide; -1 where nowhere yet. */
export const lastStop = ({ state, role }: ViewReader): number =>
	state.case.closed.findLastIndex(({ scene }) =>
		state.taken.some((taken) => taken.scene === scene && taken.by === 'seat' && taken.role === role)
	);
