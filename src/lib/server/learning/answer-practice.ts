import { answerKey, gradeResponse, readResponse, type Question, type ResponseProblem } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { setLessonPlace } from '../db/learning-progress-repository.ts';
import { appendAnswer } from '../db/quiz-answer-repository.ts';
import type { FoundLesson } from './content-library.ts';
import { answerText } from './lesson-answers.ts';
import { beginLessonAttempt } from './lesson-attempt.ts';
import { findLesson, textPlace } from './open-lesson.ts';
import { scheduleReview } from './schedule-review.ts';

export type AnsweredPractice =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'lesson/not-found' | 'question/changed' | ResponseProblem['code'] };

/**
 * Keeps an answer to the opening decision or to a practice question of a lesson. The same `key` twice is one answer;
 * a new key is a new try, and the latest counts.
 */
export async function answerPractice(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: {
		readonly course: string;
		readonly lesson: string;
		readonly question: string;
		/** What the form sends, as `readResponse` reads it. */
		readonly picked: readonly string[];
		readonly key: string;
		/** The version of the question that was answered, where it was read some time ago: another is refused. */
		readonly version?: string;
		/** When it was answered by the clock of the device. */
		readonly clientAt?: string;
	}
): Promise<AnsweredPractice> {
	const lesson = findLesson(app, person, input);
	const question = lesson && questionOf(app, lesson, input.question);
	if (!lesson || !question) return { ok: false, code: 'lesson/not-found' };
	const hash = app.content.hashOf('question', question.id);
	if (input.version !== undefined && input.version !== hash) return { ok: false, code: 'question/changed' };
	const read = readResponse(question, input.picked);
	if ('problem' in read) return { ok: false, code: read.problem.code };
	const marks = gradeResponse(answerKey(question), read.response);
	const at = app.clock().toISOString();
	const id = app.newId();
	await inTransaction(app.db, async (trx) => {
		const attemptId = await beginLessonAttempt(trx, app.content, { id, personId: person.id, lesson, at });
		const isNew = await appendAnswer(trx, {
			attemptId,
			questionHash: hash,
			response: answerText(question.id, read.response),
			...marks,
			grader: 'key',
			clientKey: input.key,
			clientAt: input.clientAt,
			at
		});
		const counted = { purpose: 'practice', ...marks, hesitated: false, at } as const;
		if (isNew) await scheduleReview(trx, { personId: person.id, question: question.id, ...counted });
		await setLessonPlace(trx, { personId: person.id, lessonId: lesson.entry.id, place: placeAfter(question) });
	});
	return { ok: true };
}

const questionOf = (app: Pick<App, 'content'>, { entry }: FoundLesson, id: string): Question | undefined =>
	entry.opener === id || entry.practice.includes(id) ? app.content.question(id) : undefined;

const placeAfter = ({ id, use }: Question): string => (use === 'opener' ? textPlace : id);
