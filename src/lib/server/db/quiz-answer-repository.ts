import type { Transaction } from 'kysely';
import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import { prepared } from './prepared.ts';
import type { Tables } from './tables.ts';

/** An answer to be kept; its number within the attempt is given here. */
export interface NewAnswer {
	attemptId: string;
	questionHash: string;
	/** JSON: what was picked, or which reflection was written. */
	response: string;
	text?: { textId: string; textHash: string };
	marks: number;
	max: number;
	grader: string;
	clientKey: string;
	/** When it was given by the clock of the device; nothing depends on it. */
	clientAt?: string | null | undefined;
	at: string;
}

/** An answer as it was kept. */
export interface AnswerRow {
	seq: number;
	question_hash: string;
	response: string;
	text_id: string | null;
	/** What was written, where something was and has not been erased. */
	body: string | null;
	marks: number;
	max: number;
	client_key: string;
	at: string;
}

/** Keeps an answer; false, and nothing changed, when one with the same key was kept before. */
export async function appendAnswer(trx: Transaction<Tables>, answer: NewAnswer): Promise<boolean> {
	await holdAttempt(trx, answer.attemptId);
	const last = await trx
		.selectFrom('answer')
		.select(({ fn }) => fn.max('seq').as('seq'))
		.where('attempt_id', '=', answer.attemptId)
		.executeTakeFirst();
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('answer')
		.values({ ...rowOf(answer), seq: (last?.seq ?? 0) + 1 })
		.onConflict((conflict) => conflict.columns(['attempt_id', 'client_key']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Keeps all the answers of an attempt that was just closed, in order: nobody else adds any. */
export async function appendAllAnswers(trx: Transaction<Tables>, answers: readonly NewAnswer[]): Promise<void> {
	if (answers.length === 0) return;
	const rows = answers.map((answer, index) => ({ ...rowOf(answer), seq: index + 1 }));
	await trx.insertInto('answer').values(rows).execute();
}

/** On PostgreSQL two answers at once would count to the same number: the second waits for the first. */
async function holdAttempt(trx: Transaction<Tables>, attemptId: string): Promise<void> {
	if (isPostgres(trx)) await trx.selectFrom('attempt').select('id').where('id', '=', attemptId).forUpdate().execute();
}

const rowOf = (answer: NewAnswer) => ({
	attempt_id: answer.attemptId,
	question_hash: answer.questionHash,
	response: answer.response,
	text_id: answer.text?.textId ?? null,
	text_hash: answer.text?.textHash ?? null,
	marks: answer.marks,
	max: answer.max,
	grader: answer.grader,
	client_at: answer.clientAt ?? null,
	client_key: answer.clientKey,
	at: answer.at
});

const answers = (executor: Executor) =>
	executor
		.selectFrom('answer')
		.leftJoin('sealed_text', 'sealed_text.id', 'answer.text_id')
		.select(['answer.seq', 'answer.question_hash', 'answer.response', 'answer.text_id', 'sealed_text.body'])
		.select(['answer.marks', 'answer.max', 'answer.client_key', 'answer.at']);

/** The answers of an attempt in order. */
export const answersOfAttempt = (executor: Executor, attemptId: string): Promise<AnswerRow[]> =>
	answers(executor).where('answer.attempt_id', '=', attemptId).orderBy('answer.seq').execute();

/** What a person answered and wrote in a lesson, in order: openers, practice and reflections. */
export const lessonAnswersOf = (executor: Executor, personId: string, clientKey: string): Promise<AnswerRow[]> =>
	answersUnderKey(executor, personId, clientKey);

const answersUnderKey = prepared((executor, value) =>
	answers(executor)
		.innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
		.where('attempt.person_id', '=', value(0))
		.where('attempt.client_key', '=', value(1))
		.orderBy('answer.seq')
);
