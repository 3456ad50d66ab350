import type { Citation } from '#lib/ui/citation.ts';

/** A text of law as the file of a trial shows it: a citation, and what it says in our words. */
export interface LawAtHand extends Citation {
	readonly id: string;
	readonly says: string;
	/** Courts or authors read it differently. */
	readonly debated: boolean;
}
