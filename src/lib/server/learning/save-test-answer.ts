import { readResponse, type ResponseProblem } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { dropDraft, saveDraft } from '../db/draft-repository.ts';
import { findAttempt } from '../db/quiz-attempt-repository.ts';
import { endIfDue } from './close-attempt.ts';
import { drawnQuestions } from './drawn-questions.ts';
import { draftText } from './test-drafts.ts';
import { findQuiz, ownAttempt, testAnswerPlace, type AskedQuiz } from './test-state.ts';

export type SavedTestAnswer =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'test/not-found' | 'test/closed' | 'test/late' | ResponseProblem['code'] };

/**
 * Keeps what a person answered to a question of an open attempt, over what they answered before; an answer taken back
 * is none. Nothing is graded yet. After the deadline and its grace, by our clock, nothing is kept any more: the attempt ends
 * with what was saved before.
 */
export async function saveTestAnswer(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: AskedQuiz & {
		readonly attempt: string;
		/** From 1. */
		readonly position: number;
		/** What the form sends, as `readResponse` reads it. */
		readonly picked: readonly string[];
		/** What the clock of the device says: kept with the answer, and nothing else. */
		readonly clientAt?: string | undefined;
	}
): Promise<SavedTestAnswer> {
	const found = findQuiz(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return { ok: false, code: 'test/not-found' };
	if (await endIfDue(app, found, attempt)) return { ok: false, code: 'test/late' };
	const asked = (await drawnQuestions(app.db.read, app.content, attempt.drawn))[input.position - 1];
	if (!asked) return { ok: false, code: 'test/not-found' };
	const read = readResponse(asked.question, input.picked);
	const place = testAnswerPlace(attempt.id, input.position);
	if ('problem' in read) {
		if (read.problem.code === 'question/nothing-picked') await dropDraft(app.db.write, person.id, place);
		return { ok: false, code: read.problem.code };
	}
	const at = app.clock().toISOString();
	const body = draftText({ response: read.response, clientAt: input.clientAt ?? null });
	return inTransaction(app.db, async (trx) => {
		if ((await findAttempt(trx, attempt.id))?.closed_at !== null) return { ok: false, code: 'test/closed' };
		await saveDraft(trx, { personId: person.id, place, body, at });
		return { ok: true };
	});
}
