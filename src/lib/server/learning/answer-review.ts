import {
	afterAnswer,
	answerKey,
	gradeResponse,
	readResponse,
	type Question,
	type Response,
	type ResponseProblem
} from '#lib/course/index.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { unlessGivenUp } from '../certification/rolled-back.ts';
import { beginAttempt } from '../db/quiz-attempt-repository.ts';
import { appendAnswer } from '../db/quiz-answer-repository.ts';
import { putReviewCard, reviewCardOf } from '../db/review-repository.ts';
import { drawnText } from './drawn-questions.ts';
import { dueReview } from './due-review.ts';
import { answerText } from './lesson-answers.ts';
import { progressOf } from './progress.ts';

/** Questions of one session: about five minutes. */
export const sessionSize = 8;

/** The key of the one attempt that holds what a person reviews on a day (UTC). */
export const reviewKey = (at: Date): string => `review:${at.toISOString().slice(0, 10)}`;

export type AnsweredReview =
	| { readonly ok: true }
	/** Not due, or not any more: it was answered in another tab. */
	| { readonly ok: false; readonly code: 'review/not-due' }
	| { readonly ok: false; readonly code: ResponseProblem['code'] };

type ReviewApp = Pick<App, 'db' | 'content' | 'clock' | 'newId'>;

/** Keeps an answer to a question that is due, and schedules the question anew. Whoever answers twice finds the first. */
export async function answerReview(
	app: ReviewApp,
	person: Person,
	input: {
		readonly question: string;
		/** What the form sends, as `readResponse` reads it. */
		readonly picked: readonly string[];
		readonly hesitated: boolean;
		readonly key: string;
	}
): Promise<AnsweredReview> {
	if (!may(person, 'lesson/take')) return { ok: false, code: 'review/not-due' };
	const now = app.clock();
	const progress = await progressOf(app.db.read, person.id, { withCards: true });
	const { due } = dueReview(app.content, progress, now);
	const asked = due.find(({ question }) => question.id === input.question)?.question;
	if (!asked) return { ok: false, code: 'review/not-due' };
	const read = readResponse(asked, input.picked);
	if ('problem' in read) return { ok: false, code: read.problem.code };
	const session = due.slice(0, sessionSize).map(({ question }) => question.id);
	const answer = { question: asked, response: read.response, hesitated: input.hesitated, key: input.key };
	const seen = progress.cards.get(asked.id)?.lastAt;
	const kept = await keep(app, person, answer, { now, session, seen });
	return kept ? { ok: true } : { ok: false, code: 'review/not-due' };
}

/** Writes the answer and its schedule; false, and nothing written, where the question was answered since `seen`. */
async function keep(
	app: ReviewApp,
	person: Person,
	answer: { question: Question; response: Response; hesitated: boolean; key: string },
	{ now, session, seen }: { now: Date; session: readonly string[]; seen: string | undefined }
): Promise<boolean> {
	const { question, response, hesitated, key } = answer;
	const [id, at] = [app.newId(), now.toISOString()];
	const marks = gradeResponse(answerKey(question), response);
	const text = answerText(question.id, response, hesitated);
	const attempt = reviewAttempt(app, person, { id, now, session });
	const kept = await unlessGivenUp(app.db, async (trx, giveUp) => {
		const { id: attemptId } = await beginAttempt(trx, attempt);
		const questionHash = app.content.hashOf('question', question.id);
		const row = { attemptId, questionHash, response: text, ...marks, grader: 'key', clientKey: key, at };
		if (!(await appendAnswer(trx, row))) giveUp();
		const card = await reviewCardOf(trx, person.id, question.id);
		if (card?.lastAt !== seen) giveUp();
		const next = afterAnswer(card, { purpose: 'review', ...marks, hesitated, at });
		if (next) await putReviewCard(trx, person.id, question.id, next);
		return true;
	});
	return kept ?? false;
}

const reviewAttempt = (
	{ content }: Pick<App, 'content'>,
	person: Person,
	{ id, now, session }: { id: string; now: Date; session: readonly string[] }
) => ({
	id,
	person_id: person.id,
	quiz_id: 'review',
	purpose: 'review' as const,
	seed: '',
	drawn: drawnText(content, session),
	client_key: reviewKey(now),
	at: now.toISOString()
});
