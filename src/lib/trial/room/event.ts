import type { Answer } from './answer.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Actor, PauseReason, Seat } from '../live/live-types.ts';
import type { ForkEvent, TalkEvent } from '../live/talk-types.ts';

/**
 * An accepted input: the only thing a trial's log holds. Everything else is computed from these. `by` is there in a live
 * room only; `cites` only where exhibits were cited.
 */
export type TrialEvent =
	| {
			readonly type: 'opened';
			readonly variant: string;
			readonly role: RoleId;
			readonly language: ScenarioLanguage;
			readonly seed: string;
	  }
	| {
			readonly type: 'decided';
			readonly role: RoleId;
			readonly by?: 'conductor';
			readonly decision: string;
			readonly answer: Answer;
			readonly cites?: readonly string[];
	  }
	| {
			readonly type: 'asked';
			readonly role: RoleId;
			readonly by?: Actor;
			readonly decision: string;
			readonly question: string;
	  }
	| { readonly type: 'finished-asking'; readonly role: RoleId; readonly by?: Actor; readonly decision: string }
	| { readonly type: 'incident'; readonly role: RoleId; readonly by?: Actor; readonly incident: string }
	| { readonly type: 'passed'; readonly role: RoleId; readonly by?: Actor; readonly scene: string }
	| { readonly type: 'abandoned'; readonly role?: RoleId; readonly by?: 'conductor' }
	| { readonly type: 'rewound'; readonly role?: RoleId; readonly by?: 'conductor'; readonly to: number }
	| LiveEvent;

/** What only the log of a live room holds. */
export type LiveEvent =
	| {
			readonly type: 'opened-live';
			readonly variant: string;
			readonly seed: string;
			readonly conducted: boolean;
			readonly seats: readonly Seat[];
			readonly lobby?: true;
	  }
	| ({ readonly type: 'seat-taken' } & Seat)
	| { readonly type: 'seat-left'; readonly seat: string }
	| {
			readonly type: 'voted';
			readonly by: { readonly seat: string };
			readonly decision: string;
			readonly answer: Answer;
			readonly cites?: readonly string[];
	  }
	| { readonly type: 'ballot-closed'; readonly by: Actor; readonly decision: string }
	| { readonly type: 'script-followed'; readonly by: 'conductor'; readonly role: RoleId }
	| { readonly type: 'inject-fired'; readonly by: 'conductor'; readonly inject: string }
	| HallEvent
	| DebriefEvent
	| TalkEvent
	| ForkEvent;

/** What happens in the room and not in the case. `at` is UTC ISO time, given from outside. */
export type HallEvent =
	| { readonly type: 'hearing-started'; readonly by: 'conductor' }
	| { readonly type: 'paused'; readonly by: 'conductor'; readonly reason: PauseReason; readonly at: string }
	| { readonly type: 'resumed'; readonly by: 'conductor'; readonly at: string }
	| {
			readonly type: 'timer-set';
			readonly by: 'conductor';
			readonly seconds: number;
			readonly hard: boolean;
			readonly at: string;
	  }
	| { readonly type: 'timer-cleared'; readonly by: 'conductor' }
	| { readonly type: 'time-up' }
	| { readonly type: 'exhibit-shown'; readonly by: 'conductor'; readonly exhibit: string | null }
	| { readonly type: 'hand-raised'; readonly by: { readonly seat: string } }
	| { readonly type: 'hand-lowered'; readonly by: Actor; readonly seat: string };

/** What happens in the common debrief of a room. Decisions are named by the event that took them. */
export type DebriefEvent =
	| { readonly type: 'debrief-moved'; readonly by: 'conductor'; readonly to: number }
	| { readonly type: 'decision-revealed'; readonly by: 'conductor'; readonly of: number }
	| { readonly type: 'gate-debriefed'; readonly by: 'conductor'; readonly branch: number; readonly gate: string }
	/** `play` counts how often the trial had been rewound before it. */
	| { readonly type: 'record-named'; readonly by: 'conductor'; readonly play: number }
	| { readonly type: 'grids-closed'; readonly by: 'conductor' }
	| { readonly type: 'debrief-closed'; readonly by: 'conductor' };

export type EventOf<T extends TrialEvent['type']> = Extract<TrialEvent, { type: T }>;
