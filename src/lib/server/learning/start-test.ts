import { drawTest, learningPath } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { beginAttempt, testAttemptsOf } from '../db/quiz-attempt-repository.ts';
import { drawnText } from './drawn-questions.ts';
import { progressOf } from './progress.ts';
import { findTest, nextAttemptAt, type FoundTest } from './test-state.ts';

export type StartedTest =
	| { readonly ok: true; readonly attempt: string }
	| { readonly ok: false; readonly code: 'test/not-found' | 'test/locked' }
	| { readonly ok: false; readonly code: 'test/too-many-today'; readonly nextAt: string };

/**
 * Begins the attempt with this number (from 1) at a module's test, with a new draw. Asked again, or from a second tab,
 * it gives the attempt that already has the number; an attempt still open is resumed rather than left.
 */
export async function startTest(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: { readonly course: string; readonly module: string; readonly number: number }
): Promise<StartedTest> {
	const found = findTest(app, person, input);
	if (!found) return { ok: false, code: 'test/not-found' };
	const attempts = await testAttemptsOf(app.db.read, person.id, input.module);
	const begun = attempts[input.number - 1] ?? attempts.find(({ closed_at }) => closed_at === null);
	if (begun) return { ok: true, attempt: begun.id };
	if (await isLocked(app, person, found)) return { ok: false, code: 'test/locked' };
	const now = app.clock();
	const nextAt = nextAttemptAt(attempts, now);
	if (nextAt !== null) return { ok: false, code: 'test/too-many-today', nextAt };
	return { ok: true, attempt: await begin(app, person, found, attempts.length + 1, now.toISOString()) };
}

async function isLocked(app: Pick<App, 'db'>, person: Person, { course, module }: FoundTest): Promise<boolean> {
	const path = learningPath(course.course, await progressOf(app.db.read, person.id));
	return path.modules.find(({ id }) => id === module.id)?.test?.state === 'locked';
}

/** The number is part of the key, so that two tabs at once begin one attempt. */
async function begin(
	app: Pick<App, 'db' | 'content' | 'newId'>,
	person: Person,
	{ course, module, test }: FoundTest,
	number: number,
	at: string
): Promise<string> {
	const [id, seed] = [app.newId(), app.newId()];
	const bank = [...course.questions.values()].filter((each) => each.module === module.id && each.use === 'test');
	const attempt = await inTransaction(app.db, (trx) =>
		beginAttempt(trx, {
			id,
			person_id: person.id,
			quiz_id: module.id,
			purpose: 'test',
			seed,
			drawn: drawnText(app.content, drawTest(bank, test.draw, seed)),
			client_key: `test:${module.id}:${number}`,
			at
		})
	);
	return attempt.id;
}
