import type { PublishedCourse } from '#lib/course/index.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { findAttempt, type AttemptRow } from '../db/quiz-attempt-repository.ts';

/** Attempts at one test that a person may begin within 24 hours. */
export const attemptsADay = 3;
const day = 24 * 60 * 60 * 1000;

/** A module's test and the course it is in. */
export interface FoundTest {
	readonly course: PublishedCourse;
	readonly module: PublishedCourse['course']['modules'][number];
	readonly test: { readonly draw: number; readonly pass: number };
}

/** The test of a module, if the course has it and the person may take it. */
export function findTest(
	app: Pick<App, 'content'>,
	person: Person,
	input: { readonly course: string; readonly module: string }
): FoundTest | undefined {
	const course = app.content.course(input.course);
	const module = course?.course.modules.find(({ id }) => id === input.module);
	if (!course || !module?.test || !may(person, 'lesson/take')) return undefined;
	return { course, module, test: module.test };
}

/** An attempt of this person's at this test; undefined for any other, as if it did not exist. */
export async function ownAttempt(
	app: Pick<App, 'db'>,
	person: Person,
	input: { readonly module: string; readonly attempt: string }
): Promise<AttemptRow | undefined> {
	const attempt = await findAttempt(app.db.read, input.attempt);
	if (attempt?.purpose !== 'test' || attempt.quiz_id !== input.module) return undefined;
	return may(person, 'attempt/take', { ownerId: attempt.person_id }) ? attempt : undefined;
}

/** When the next attempt may begin: null for now. */
export function nextAttemptAt(attempts: readonly Pick<AttemptRow, 'at'>[], now: Date): string | null {
	const since = new Date(now.getTime() - day).toISOString();
	const recent = attempts
		.map(({ at }) => at)
		.filter((at) => at > since)
		.sort();
	const oldest = recent.at(-attemptsADay);
	return oldest === undefined ? null : new Date(new Date(oldest).getTime() + day).toISOString();
}

/** The place of the draft of an answer; positions count from 1. */
export const testAnswerPlace = (attempt: string, position: number | ''): string => `test:${attempt}:${position}`;
