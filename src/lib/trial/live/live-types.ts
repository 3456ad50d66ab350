import type { CommonDebrief } from './common-debrief.ts';
import type { Answer } from '../room/answer.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Fork, Talk } from './talk-types.ts';

/** A person's place in a role. The present seat with the lowest number of a role leads it. */
export interface Seat {
	readonly seat: string;
	readonly role: RoleId;
	/** From 1 to the number of seats that the scenario gives the role. */
	readonly number: number;
}

/** A seat of the trial, also once whoever held it has left. */
export interface LiveSeat extends Seat {
	readonly present: boolean;
}

/** What a seat voted on a decision that is still open: secret until it closes. */
export interface Ballot {
	readonly seat: string;
	readonly decision: string;
	readonly answer: Answer;
	/** Ids of the exhibits cited; left out where none is. */
	readonly cites?: readonly string[];
}

/** What a seat did itself in a decision that has closed, or in an examination: its score comes from this. */
export interface Cast {
	readonly seat: string;
	readonly scene: string;
	readonly decision: string;
	/** Null for an examination. */
	readonly answer: Answer | null;
	/** The questions it asked, in the order of asking. */
	readonly questions: readonly string[];
}

/** Why a hearing rests, as its conductor says it; told to each in their own language. */
export const pauseReasons = ['break', 'discussion', 'welfare', 'technical'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** The time that the conductor gives. A hard one counts the ballots that are there when it is up. */
export interface Timer {
	readonly hard: boolean;
	/** UTC ISO time; null while the hearing rests. */
	readonly endsAt: string | null;
	/** Milliseconds left when it was set, or when the hearing began to rest. */
	readonly left: number;
}

/** What happens in the room and not in the case: whether the hearing goes on, the clock, who asks for the floor. */
export interface Hall {
	readonly started: boolean;
	readonly paused: PauseReason | null;
	readonly timer: Timer | null;
	/** The exhibit that everybody is shown. */
	readonly shown: string | null;
	/** Seats that ask for the floor, the first first. */
	readonly hands: readonly string[];
}

/** What a room knows besides the case when several people play. */
export interface LiveRoom {
	readonly seed: string;
	/** A conductor is there: roles without a present seat wait for them instead of following their scripts. */
	readonly conducted: boolean;
	/** Every seat that was ever taken, by role and number. */
	readonly seats: readonly LiveSeat[];
	/** Of the decisions still open, by decision and seat: the order of arrival leaves no trace. */
	readonly ballots: readonly Ballot[];
	readonly cast: readonly Cast[];
	/** Left out in a room that was opened without a lobby: it plays at once. */
	readonly hall?: Hall;
	/** Left out until somebody leads the room through what was played. */
	readonly debrief?: CommonDebrief;
	/** Left out where nothing was ever said. */
	readonly talk?: Talk;
	/** Left out where none was ever opened. */
	readonly forks?: readonly Fork[];
}

/** Who acts in a live room: a seat, or whoever conducts. */
export type Actor = { readonly seat: string } | 'conductor';
