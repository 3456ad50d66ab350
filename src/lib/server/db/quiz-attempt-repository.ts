import type { Insertable } from 'kysely';
import type { Executor } from './database.ts';
import type { AttemptClosedTable, AttemptTable, ExtraAttemptTable } from './tables/learning.ts';

/** An attempt, and how it was closed if it was. */
export interface AttemptRow {
	id: string;
	person_id: string;
	quiz_id: string;
	purpose: 'practice' | 'test' | 'diagnostic' | 'review';
	drawn: string;
	client_key: string;
	at: string;
	due_at: string | null;
	marks: number | null;
	max: number | null;
	closed_at: string | null;
	/** `submitted`, or `time` where its time ran out. */
	reason: string | null;
}

const attempts = (executor: Executor) =>
	executor
		.selectFrom('attempt')
		.leftJoin('attempt_closed', 'attempt_closed.attempt_id', 'attempt.id')
		.select(['attempt.id', 'attempt.person_id', 'attempt.quiz_id', 'attempt.purpose', 'attempt.drawn'])
		.select(['attempt.client_key', 'attempt.at', 'attempt.due_at', 'attempt_closed.marks', 'attempt_closed.max'])
		.select(['attempt_closed.at as closed_at', 'attempt_closed.reason']);

/** Begins an attempt, unless the person already began one under the same key; gives the one that stands. */
export async function beginAttempt(executor: Executor, attempt: Insertable<AttemptTable>): Promise<AttemptRow> {
	await executor
		.insertInto('attempt')
		.values(attempt)
		.onConflict((conflict) => conflict.columns(['person_id', 'client_key']).doNothing())
		.execute();
	return attempts(executor)
		.where('attempt.person_id', '=', attempt.person_id)
		.where('attempt.client_key', '=', attempt.client_key)
		.executeTakeFirstOrThrow();
}

/** One attempt, or undefined. */
export const findAttempt = (executor: Executor, id: string): Promise<AttemptRow | undefined> =>
	attempts(executor).where('attempt.id', '=', id).executeTakeFirst();

/** The attempts of a person at a quiz, oldest first. */
export const quizAttemptsOf = (executor: Executor, personId: string, quizId: string): Promise<AttemptRow[]> =>
	attempts(executor)
		.where('attempt.person_id', '=', personId)
		.where('attempt.quiz_id', '=', quizId)
		.where('attempt.purpose', '<>', 'practice')
		.orderBy('attempt.at')
		.orderBy('attempt.id')
		.execute();

/** Closes an attempt; false, and nothing changed, when it was closed before. */
export async function closeAttempt(executor: Executor, closed: Insertable<AttemptClosedTable>): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await executor
		.insertInto('attempt_closed')
		.values(closed)
		.onConflict((conflict) => conflict.column('attempt_id').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** The numbers of the attempts at a quiz that a trainer opened for a person, beyond what its rules allow. */
export async function openedAttempts(executor: Executor, personId: string, quizId: string): Promise<Set<number>> {
	const rows = await executor
		.selectFrom('extra_attempt')
		.select('number')
		.where('person_id', '=', personId)
		.where('quiz_id', '=', quizId)
		.execute();
	return new Set(rows.map(({ number }) => number));
}

/** Opens an attempt for a person; false, and nothing changed, when it was opened before. */
export async function openAttempt(executor: Executor, opened: Insertable<ExtraAttemptTable>): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await executor
		.insertInto('extra_attempt')
		.values(opened)
		.onConflict((conflict) => conflict.columns(['person_id', 'quiz_id', 'number']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}
