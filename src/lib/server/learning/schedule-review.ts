import type { Transaction } from 'kysely';
import { afterAnswer, countsForReview, type ReviewCard, type ReviewedAnswer } from '#lib/course/index.ts';
import { inTransaction, type Db } from '../db/database.ts';
import {
	answersForReview,
	hasReviewCards,
	peopleToReview,
	putReviewCard,
	reviewCardOf
} from '../db/review-repository.ts';
import type { Tables } from '../db/tables.ts';
import { readAnswered } from './lesson-answers.ts';

/** Brings the schedule of a question up to date with an answer, in the transaction that keeps the answer. */
export async function scheduleReview(
	trx: Transaction<Tables>,
	{ personId, question, ...answer }: ReviewedAnswer & { readonly personId: string; readonly question: string }
): Promise<void> {
	if (!countsForReview(answer)) return;
	const next = afterAnswer(await reviewCardOf(trx, personId, question), answer);
	if (next) await putReviewCard(trx, personId, question, next);
}

/** Derives the whole schedule of a person from their answers and writes it over what stands. */
export async function rebuildReviewsOf(db: Db, personId: string): Promise<void> {
	const cards = new Map<string, ReviewCard>();
	for (const { response, ...answer } of await answersForReview(db.read, personId)) {
		const answered = readAnswered(response);
		const { question, hesitated } = answered ?? {};
		if (question === undefined) continue;
		const next = afterAnswer(cards.get(question), { ...answer, hesitated: hesitated ?? false });
		if (next) cards.set(question, next);
	}
	await inTransaction(db, async (trx) => {
		for (const [question, card] of cards) await putReviewCard(trx, personId, question, card);
	});
}

const pageOfPeople = 500;

/** Where there is no schedule at all, as after the upgrade that brought it, derives everybody's. */
export async function fillReviews(db: Db): Promise<void> {
	if (await hasReviewCards(db.read)) return;
	let people: string[] = [];
	do {
		people = await peopleToReview(db.read, people.at(-1) ?? '', pageOfPeople);
		for (const person of people) await rebuildReviewsOf(db, person);
	} while (people.length === pageOfPeople);
}
