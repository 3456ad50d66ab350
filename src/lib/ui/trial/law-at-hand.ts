import type { Citation } from '#lib/ui/citation.ts';

/** A text of law as the file of a trial shows it: a citation, what it says in our words, and how far that was checked. */
export interface LawAtHand extends Citation {
	readonly id: string;
	readonly says: string;
	/** Its status in words: given by the server, so that the page carries them in one language only. */
	readonly statusName: string;
	/** Courts or authors read it differently. */
	readonly debated: boolean;
}
