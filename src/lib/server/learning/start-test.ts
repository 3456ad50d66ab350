import { drawTest, dueAt, quizBank } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { beginAttempt } from '../db/quiz-attempt-repository.ts';
import { endIfDue } from './close-attempt.ts';
import { drawnText } from './drawn-questions.ts';
import { accommodationOf } from './extra-time.ts';
import { progressOf } from './progress.ts';
import { quizOnPath } from './quiz-on-path.ts';
import { attemptKey, attemptsAt, findQuiz, type AskedQuiz, type FoundQuiz } from './test-state.ts';

export type StartedTest =
	| { readonly ok: true; readonly attempt: string }
	| { readonly ok: false; readonly code: 'test/not-found' | 'test/locked' | 'test/used-up' }
	| { readonly ok: false; readonly code: 'test/too-soon'; readonly nextAt: string };

/**
 * Begins the attempt with this number (from 1) at a quiz, with a new draw. Asked again, or from a second tab, it gives
 * the attempt that already has the number; an attempt still open is resumed rather than left.
 */
export async function startTest(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: AskedQuiz & { readonly number: number }
): Promise<StartedTest> {
	const found = findQuiz(app, person, input);
	if (!found) return { ok: false, code: 'test/not-found' };
	const now = app.clock();
	const { attempts, next } = await attemptsAt(app.db.read, person.id, found, now);
	const begun = attempts[input.number - 1] ?? attempts.find(({ closed_at }) => closed_at === null);
	if (begun && (begun.closed_at !== null || !(await endIfDue(app, found, begun))))
		return { ok: true, attempt: begun.id };
	if (begun) return startTest(app, person, input);
	if (quizOnPath(found, await progressOf(app.db.read, person.id)) === 'locked')
		return { ok: false, code: 'test/locked' };
	if (next.state === 'used-up') return { ok: false, code: 'test/used-up' };
	if (next.at !== null) return { ok: false, code: 'test/too-soon', nextAt: next.at };
	return { ok: true, attempt: await begin(app, person, found, next.number, now) };
}

/** The number is part of the key, so that two tabs at once begin one attempt. */
async function begin(
	app: Pick<App, 'db' | 'content' | 'newId'>,
	person: Person,
	found: FoundQuiz,
	number: number,
	now: Date
): Promise<string> {
	const [id, seed] = [app.newId(), app.newId()];
	const bank = quizBank(found, found.course.questions.values());
	const due_at = dueAt(found.rules, await accommodationOf(app.db.read, person.id), now);
	const attempt = await inTransaction(app.db, (trx) =>
		beginAttempt(trx, {
			...{ id, seed, due_at, person_id: person.id, quiz_id: found.id },
			purpose: found.kind === 'diagnostic' ? 'diagnostic' : 'test',
			drawn: drawnText(app.content, drawTest(bank, found.rules.draw, seed)),
			client_key: attemptKey(found.id, number),
			at: now.toISOString()
		})
	);
	return attempt.id;
}
