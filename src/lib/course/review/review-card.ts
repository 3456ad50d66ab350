import { createEmptyCard, fsrs, Rating, State, type Card, type Grade } from 'ts-fsrs';
import * as v from 'valibot';
import type { Marks } from '../quiz/answer-key.ts';

/** How well a question is remembered, as FSRS counts it. */
export const memorySchema = v.object({
	stability: v.number(),
	difficulty: v.number(),
	days: v.number(),
	reps: v.number(),
	lapses: v.number()
});

/** A question that comes back: when, and what is known of how well it is remembered. */
export interface ReviewCard {
	/** The beginning of a day, UTC. */
	readonly dueAt: string;
	readonly lastAt: string;
	readonly memory: Readonly<v.InferOutput<typeof memorySchema>>;
}

/** An answer as far as the schedule depends on it. */
export interface ReviewedAnswer extends Marks {
	readonly purpose: 'practice' | 'test' | 'diagnostic' | 'review';
	/** The learner says that they were not sure. */
	readonly hesitated: boolean;
	readonly at: string;
}

/**
 * Whole days, no chance and a year at most: the same answers give the same schedule on every machine, and a wrong
 * answer never comes back later than a right one.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 });

/**
 * Whether an answer changes the schedule. In review every answer does. Elsewhere only one below full marks, which makes
 * the card or brings it nearer: a right answer just after the explanation shows no memory.
 */
export const countsForReview = ({ purpose, marks, max }: Pick<ReviewedAnswer, 'purpose' | 'marks' | 'max'>): boolean =>
	purpose === 'review' || marks < max;

/** The card of a question after one more answer. */
export function afterAnswer(card: ReviewCard | undefined, answer: ReviewedAnswer): ReviewCard | undefined {
	if (!countsForReview(answer)) return card;
	// A clock that stepped back would make the time since the last answer negative.
	const at = card && card.lastAt > answer.at ? card.lastAt : answer.at;
	const next = scheduler.next(card ? readCard(card) : createEmptyCard(at), at, gradeOf(answer)).card;
	const { stability, difficulty, scheduled_days: days, reps, lapses } = next;
	const dueAt = `${next.due.toISOString().slice(0, 10)}T00:00:00.000Z`;
	return { dueAt, lastAt: at, memory: { stability, difficulty, days, reps, lapses } };
}

/** Half the marks and a right answer that was not sure are « hard »: it comes back sooner. */
function gradeOf({ marks, max, hesitated }: ReviewedAnswer): Grade {
	if (marks * 2 < max) return Rating.Again;
	return marks < max || hesitated ? Rating.Hard : Rating.Good;
}

const readCard = ({ dueAt, lastAt, memory: { days, ...memory } }: ReviewCard): Card => ({
	...createEmptyCard(lastAt),
	...memory,
	due: new Date(dueAt),
	last_review: new Date(lastAt),
	scheduled_days: days,
	state: State.Review
});
