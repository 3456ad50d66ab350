import type { RoleId } from '../scenario/ids.ts';

/** Something that the conductor says to everybody, or to one person. It changes nothing in the case. */
export interface Message {
	/** The number of its event: its text, if it has one, is kept outside of the log under this number. */
	readonly seq: number;
	readonly to: 'all' | { readonly person: string };
	/** A hint of a decision, from 1 on, in place of words of one's own. */
	readonly hint: { readonly decision: string; readonly number: number } | null;
}

/** A question to everybody while the hearing rests. Who answers what is secret until it is closed. */
export interface Question {
	readonly seq: number;
	/** How many answers can be chosen from. */
	readonly choices: number;
	readonly closed: boolean;
	readonly answers: readonly { readonly person: string; readonly choice: number }[];
}

/** Somebody who has to stop: told to the conductors alone. */
export interface Stop {
	readonly person: string;
	/** A conductor has said that they saw it. */
	readonly seen: boolean;
}

/** A note for the seats of one role alone. */
export interface Note {
	readonly seq: number;
	readonly seat: string;
	readonly role: RoleId;
}

/** What is said and asked in the room besides the case. */
export interface Talk {
	/** The last ones, the oldest first. */
	readonly messages: readonly Message[];
	readonly question: Question | null;
	readonly stops: readonly Stop[];
	/** The last ones of each role, the oldest first. */
	readonly notes: readonly Note[];
}

/** A decision on which those without a seat vote before its role has decided; what they vote is secret until it is closed. */
export interface Fork {
	readonly decision: string;
	readonly scene: string;
	/** Closed by the conductor; it is as good as closed once the role has decided. */
	readonly closed: boolean;
	readonly votes: readonly { readonly person: string; readonly choice: string }[];
}

/** What happens beside the case. People are named by their ids, texts by the number of the event. */
export type TalkEvent =
	| {
			readonly type: 'said';
			readonly by: 'conductor';
			readonly to: Message['to'];
			readonly hint?: { readonly decision: string; readonly number: number };
	  }
	| { readonly type: 'unsaid'; readonly by: 'conductor'; readonly message: number }
	| { readonly type: 'all-asked'; readonly by: 'conductor'; readonly choices: number }
	| { readonly type: 'all-answered'; readonly person: string; readonly choice: number }
	| { readonly type: 'question-closed'; readonly by: 'conductor' }
	| { readonly type: 'stop-asked'; readonly person: string }
	| { readonly type: 'stop-seen'; readonly by: 'conductor'; readonly person: string }
	| { readonly type: 'noted'; readonly by: { readonly seat: string } };

/** What those without a seat do on a decision; unlike talk, going back takes it back. */
export type ForkEvent =
	| { readonly type: 'fork-opened'; readonly by: 'conductor'; readonly decision: string }
	| { readonly type: 'fork-voted'; readonly person: string; readonly decision: string; readonly choice: string }
	| { readonly type: 'fork-closed'; readonly by: 'conductor'; readonly decision: string };
