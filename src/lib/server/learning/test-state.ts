import { nextAttempt, quizzesOf, type CourseQuiz, type NextAttempt, type PublishedCourse } from '#lib/course/index.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import type { Executor } from '../db/database.ts';
import { findAttempt, openedAttempts, quizAttemptsOf, type AttemptRow } from '../db/quiz-attempt-repository.ts';

/** A diagnostic, a module's test or a final test, and the course it is in. */
export interface FoundQuiz extends CourseQuiz {
	readonly course: PublishedCourse;
}

/** A quiz as addresses name it. */
export interface AskedQuiz {
	readonly course: string;
	readonly quiz: string;
}

/** The quiz, if the course has it and the person may take it. */
export function findQuiz(app: Pick<App, 'content'>, person: Person, asked: AskedQuiz): FoundQuiz | undefined {
	const course = app.content.course(asked.course);
	const quiz = course && quizzesOf(course.course).find(({ id }) => id === asked.quiz);
	return course && quiz && may(person, 'lesson/take') ? { ...quiz, course } : undefined;
}

/** An attempt of this person's at this quiz; undefined for any other, as if it did not exist. */
export async function ownAttempt(
	app: Pick<App, 'db'>,
	person: Person,
	input: { readonly quiz: string; readonly attempt: string }
): Promise<AttemptRow | undefined> {
	const attempt = await findAttempt(app.db.read, input.attempt);
	if (!attempt || attempt.purpose === 'practice' || attempt.quiz_id !== input.quiz) return undefined;
	return may(person, 'attempt/take', { ownerId: attempt.person_id }) ? attempt : undefined;
}

/** A person's attempts at a quiz in order, and whether one more may begin. */
export async function attemptsAt(
	executor: Executor,
	personId: string,
	{ id, rules }: CourseQuiz,
	now: Date
): Promise<{ readonly attempts: readonly AttemptRow[]; readonly next: NextAttempt }> {
	const [attempts, opened] = await Promise.all([
		quizAttemptsOf(executor, personId, id),
		openedAttempts(executor, personId, id)
	]);
	return { attempts, next: nextAttempt(rules, attempts, opened, now) };
}

/** The key of the attempt with this number: two tabs at once begin one. */
export const attemptKey = (quiz: string, number: number): string => `test:${quiz}:${number}`;

/** The place of the draft of an answer; positions count from 1. */
export const testAnswerPlace = (attempt: string, position: number | ''): string => `test:${attempt}:${position}`;
