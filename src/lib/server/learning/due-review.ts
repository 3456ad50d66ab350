import { reviewQuestions, type DueQuestion } from '#lib/course/index.ts';
import type { ContentLibrary } from './content-library.ts';
import type { LearnerProgress } from './progress.ts';

/** Where a person stands with what comes back. */
export interface DueReview {
	/** Longest due first. */
	readonly due: readonly DueQuestion[];
	/** When the next question comes back that is not due yet; null where none will. */
	readonly nextAt: string | null;
}

/** What is due now, of what a person has been taught. */
export function dueReview(
	{ courses, lawChanges }: Pick<ContentLibrary, 'courses' | 'lawChanges'>,
	progress: LearnerProgress,
	now: Date
): DueReview {
	const all = reviewQuestions(courses, progress, progress.cards, lawChanges);
	const at = now.toISOString();
	return {
		due: all.filter(({ dueAt }) => dueAt <= at),
		nextAt: all.find(({ dueAt }) => dueAt > at)?.dueAt ?? null
	};
}
