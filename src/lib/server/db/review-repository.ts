import * as v from 'valibot';
import { memorySchema, type ReviewCard } from '#lib/course/index.ts';
import type { Executor } from './database.ts';

/** The card of a question, if the person has one. */
export async function reviewCardOf(
	executor: Executor,
	personId: string,
	questionId: string
): Promise<ReviewCard | undefined> {
	const row = await executor
		.selectFrom('review_card')
		.select(['due_at', 'last_at', 'memory'])
		.where('person_id', '=', personId)
		.where('question_id', '=', questionId)
		.executeTakeFirst();
	return row && { dueAt: row.due_at, lastAt: row.last_at, memory: v.parse(memorySchema, JSON.parse(row.memory)) };
}

/** Keeps the card of a question, over the one there was. */
export async function putReviewCard(
	executor: Executor,
	personId: string,
	questionId: string,
	{ dueAt, lastAt, memory }: ReviewCard
): Promise<void> {
	const card = { due_at: dueAt, last_at: lastAt, memory: JSON.stringify(memory) };
	await executor
		.insertInto('review_card')
		.values({ person_id: personId, question_id: questionId, ...card })
		.onConflict((conflict) => conflict.columns(['person_id', 'question_id']).doUpdateSet(card))
		.execute();
}

/** Whether anybody has a card. */
export const hasReviewCards = async (executor: Executor): Promise<boolean> =>
	(await executor.selectFrom('review_card').select('person_id').limit(1).executeTakeFirst()) !== undefined;

/** An answer that may count for a schedule. */
export interface GivenAnswer {
	purpose: 'practice' | 'test' | 'diagnostic' | 'review';
	/** JSON: the question and what was answered. */
	response: string;
	marks: number;
	max: number;
	at: string;
}

/** The answers of a person that made their schedule, in the order in which they were given. */
export const answersForReview = (executor: Executor, personId: string): Promise<GivenAnswer[]> =>
	executor
		.selectFrom('answer')
		.innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
		.select(['attempt.purpose', 'answer.response', 'answer.marks', 'answer.max', 'answer.at'])
		.where('attempt.person_id', '=', personId)
		.where('answer.text_id', 'is', null)
		.where((on) => on.or([on('answer.marks', '<', on.ref('answer.max')), on('attempt.purpose', '=', 'review')]))
		.orderBy('answer.at')
		.orderBy('answer.attempt_id')
		.orderBy('answer.seq')
		.execute();

/** People with an answer below full marks, a page at a time: those whose ids come after. */
export async function peopleToReview(executor: Executor, after: string, limit: number): Promise<string[]> {
	const rows = await executor
		.selectFrom('attempt')
		.innerJoin('answer', 'answer.attempt_id', 'attempt.id')
		.select('attempt.person_id')
		.distinct()
		.where('attempt.person_id', '>', after)
		.where('answer.marks', '<', (on) => on.ref('answer.max'))
		.orderBy('attempt.person_id')
		.limit(limit)
		.execute();
	return rows.map(({ person_id }) => person_id);
}
