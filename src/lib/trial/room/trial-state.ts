import type { Answer } from './answer.ts';
import type { CaseContext } from '../case/case-types.ts';
import type { TrialEvent } from './event.ts';
import type { LiveRoom } from '../live/live-types.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';

/** A decision as it was taken, by a seat or by a role's script. */
export interface Taken {
	/** The number of the event that took it (1 for the first of the log), also where `rewound` goes back to minus one. */
	readonly seq: number;
	readonly scene: string;
	readonly decision: string;
	readonly role: RoleId;
	/** `conductor` where they acted for a role without a present seat. */
	readonly by: 'seat' | 'script' | 'conductor';
	/** Null for an examination (see `questions`) and for silence. */
	readonly answer: Answer | null;
	readonly questions: readonly string[];
	/** The declared outcome; for `select` the picked ids that have effects. */
	readonly outcome: string;
	/** Ids of the exhibits cited; left out where none is. */
	readonly cites?: readonly string[];
}

export type TrialStatus = 'new' | 'playing' | 'ended' | 'abandoned';

/** The opening of a trial that one person plays alone. */
export interface Opened {
	readonly variant: string;
	readonly role: RoleId;
	readonly language: ScenarioLanguage;
	readonly seed: string;
}

/** An event with its number in the log, 1 for the first. */
export interface NumberedEvent {
	readonly seq: number;
	readonly event: TrialEvent;
}

/** A branch that was left by going back, with the ending that it had reached, if any. */
export interface LeftBranch {
	readonly events: readonly NumberedEvent[];
	readonly ending: string | null;
}

/** The whole state of a trial: plain JSON, a pure fold of its log. */
export interface TrialState {
	readonly status: TrialStatus;
	/** How a trial alone was opened; null before, and in a live room. */
	readonly opened: Opened | null;
	/** What a live room knows besides; left out in a trial alone, whose state text stays as it always was. */
	readonly live?: LiveRoom;
	/** Events folded so far, over all branches. */
	readonly seq: number;
	readonly case: CaseContext;
	readonly taken: readonly Taken[];
	readonly ending: string | null;
	/** The events of the branch now played, with their numbers in the log. */
	readonly branch: readonly NumberedEvent[];
	/** The branches played before this one, in the order in which they were left. */
	readonly left: readonly LeftBranch[];
	/** How many times the trial was rewound. */
	readonly rewinds: number;
}
