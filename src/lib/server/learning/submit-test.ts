import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { endAttempt, endIfDue } from './close-attempt.ts';
import { findQuiz, ownAttempt, type AskedQuiz } from './test-state.ts';

export type SubmittedTest =
	| { readonly ok: true; /** It had ended before: its result stands. */ readonly already: boolean }
	| { readonly ok: false; readonly code: 'test/not-found' };

/**
 * Submits an attempt. Whoever submits twice, late or from two tabs finds the first submission standing, or what was
 * saved when the time ran out.
 */
export async function submitTest(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: AskedQuiz & { readonly attempt: string }
): Promise<SubmittedTest> {
	const found = findQuiz(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return { ok: false, code: 'test/not-found' };
	if (await endIfDue(app, found, attempt)) return { ok: true, already: true };
	return { ok: true, already: !(await endAttempt(app, found, attempt)) };
}
