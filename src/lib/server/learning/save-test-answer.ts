import { readResponse, type ResponseProblem } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { dropDraft, saveDraft } from '../db/draft-repository.ts';
import { findAttempt } from '../db/quiz-attempt-repository.ts';
import { drawnQuestions } from './drawn-questions.ts';
import { ownAttempt, testAnswerPlace } from './test-state.ts';

export type SavedTestAnswer =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'test/not-found' | 'test/closed' | ResponseProblem['code'] };

/**
 * Keeps what a person answered to a question of an open attempt, over what they answered before; an answer taken back
 * is none. Nothing is graded yet.
 */
export async function saveTestAnswer(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	person: Person,
	input: {
		readonly module: string;
		readonly attempt: string;
		/** From 1. */
		readonly position: number;
		/** What the form sends, as `readResponse` reads it. */
		readonly picked: readonly string[];
	}
): Promise<SavedTestAnswer> {
	const attempt = await ownAttempt(app, person, input);
	if (!attempt) return { ok: false, code: 'test/not-found' };
	const asked = (await drawnQuestions(app.db.read, app.content, attempt.drawn))[input.position - 1];
	if (!asked) return { ok: false, code: 'test/not-found' };
	const read = readResponse(asked.question, input.picked);
	const place = testAnswerPlace(attempt.id, input.position);
	if ('problem' in read) {
		if (read.problem.code === 'question/nothing-picked') await dropDraft(app.db.write, person.id, place);
		return { ok: false, code: read.problem.code };
	}
	const at = app.clock().toISOString();
	return inTransaction(app.db, async (trx) => {
		if ((await findAttempt(trx, attempt.id))?.closed_at !== null) return { ok: false, code: 'test/closed' };
		await saveDraft(trx, { personId: person.id, place, body: JSON.stringify(read.response), at });
		return { ok: true };
	});
}
