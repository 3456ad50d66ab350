import type { Answer } from './answer.ts';
import type { RoleId } from './ids.ts';

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
}

/** Who acts in a live room: a seat, or whoever conducts. */
export type Actor = { readonly seat: string } | 'conductor';
