import { feedbackOn, publicQuestion, type DueQuestion, type PublicQuestion, type Response } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { lessonAnswersOf } from '../db/quiz-answer-repository.ts';
import { reviewKey, sessionSize } from './answer-review.ts';
import { changeView, recentChanges, type ChangeView } from './change-view.ts';
import { dueReview } from './due-review.ts';
import { feedbackView, type FeedbackView } from './feedback-view.ts';
import { readLessonAnswers } from './lesson-answers.ts';
import { progressOf, type LearnerProgress } from './progress.ts';
import { lessonPath } from './step-view.ts';

/** A question that is due. */
export interface AskedReview {
	readonly question: PublicQuestion;
	/** It comes back because this text changed. */
	readonly change: ChangeView | null;
	readonly number: number;
	readonly of: number;
}

/** The explanation of a question that was answered today. */
export interface ExplainedReview {
	readonly question: PublicQuestion;
	readonly feedback: FeedbackView;
	/** When it comes back. */
	readonly againAt: string | null;
	/** Where it was taught. */
	readonly lesson: { readonly title: string; readonly path: `/${string}` } | null;
}

/** The page of spaced review: one question, or the explanation of the one just answered, or neither. */
export interface ReviewPage {
	readonly asked: AskedReview | null;
	readonly explained: ExplainedReview | null;
	/** Questions reviewed today, and those that are due still. */
	readonly today: number;
	readonly due: number;
	readonly nextAt: string | null;
	/** Texts that changed lately, after the person finished a lesson on them. */
	readonly changes: readonly ChangeView[];
}

interface Asked {
	readonly language: Language;
	/** The question whose explanation is to be shown. */
	readonly answered: string | null;
	/** Go on although today's session is over. */
	readonly more: boolean;
}

/** Puts the page together. Three queries. */
export async function reviewPage(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	person: Person,
	{ language, answered, more }: Asked
): Promise<ReviewPage> {
	const now = app.clock();
	const [progress, rows] = await Promise.all([
		progressOf(app.db.read, person.id, { withCards: true }),
		lessonAnswersOf(app.db.read, person.id, reviewKey(now))
	]);
	const { given } = readLessonAnswers(rows);
	const { due, nextAt } = dueReview(app.content, progress, now);
	const shown = { language, seed: reviewKey(now) };
	const response = answered === null ? undefined : given.get(answered);
	const explained = answered !== null && response ? explain(app, progress, answered, response, shown) : null;
	const [next] = !explained && (more || given.size < sessionSize) ? due : [];
	const all = given.size + due.length;
	const of = more || given.size >= sessionSize ? all : Math.min(sessionSize, all);
	return {
		asked: next ? { ...ask(app, progress, next, shown), number: given.size + 1, of } : null,
		explained,
		today: given.size,
		due: due.length,
		nextAt,
		changes: recentChanges(app.content, progress, now, language)
	};
}

interface Shown {
	readonly language: Language;
	/** Shuffles what is shuffled, anew each day. */
	readonly seed: string;
}

const ask = (
	{ content }: Pick<App, 'content'>,
	progress: LearnerProgress,
	{ question, change }: DueQuestion,
	{ language, seed }: Shown
) => ({
	question: publicQuestion(question, language, seed),
	change: change ? (changeView(content, progress, change, language) ?? null) : null
});

function explain(
	{ content }: Pick<App, 'content'>,
	progress: LearnerProgress,
	id: string,
	response: Response,
	{ language, seed }: Shown
): ExplainedReview | null {
	const question = content.question(id);
	if (!question) return null;
	const lesson = content.taughtIn(id);
	return {
		question: publicQuestion(question, language, seed),
		feedback: feedbackView(content, feedbackOn(question, response, language), language),
		againAt: progress.cards.get(id)?.dueAt ?? null,
		lesson: lesson
			? { title: lesson.in[language].head.title, path: lessonPath(lesson.course.course.id, lesson.entry.id) }
			: null
	};
}
