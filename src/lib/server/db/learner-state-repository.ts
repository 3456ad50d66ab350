import { sql } from 'kysely';
import type { Executor } from './database.ts';
import { prepared } from './prepared.ts';

/** What changes as a person learns, but for facts. */
export interface LearnerState {
	/** Where they are in each lesson they opened, by lesson. */
	readonly places: ReadonlyMap<string, string>;
	/** What they chose for themselves, by choice. */
	readonly choices: ReadonlyMap<string, string>;
	/** When each question comes back, by question; empty where it was not asked for. */
	readonly cards: ReadonlyMap<string, { readonly dueAt: string; readonly lastAt: string }>;
}

/** Reads it in one query, since nearly every page of a learner needs it; the cards only where they are asked for. */
export async function learnerStateOf(
	executor: Executor,
	personId: string,
	{ withCards = false }: { readonly withCards?: boolean } = {}
): Promise<LearnerState> {
	const rows = await (withCards ? stateWithCards : state)(executor, personId);
	const of = (kind: string) => rows.filter((row) => row.kind === kind);
	return {
		places: new Map(of('place').map(({ id, value }) => [id, value])),
		choices: new Map(of('choice').map(({ id, value }) => [id, value])),
		cards: new Map(of('card').map(({ id, value, last_at }) => [id, { dueAt: value, lastAt: last_at }]))
	};
}

const placesAndChoices = (executor: Executor, personId: string) =>
	executor
		.selectFrom('lesson_place')
		.select([sql<string>`'place'`.as('kind'), 'lesson_id as id', 'place as value', sql<string>`''`.as('last_at')])
		.where('person_id', '=', personId)
		.unionAll(
			executor
				.selectFrom('learner_choice')
				.select([sql<string>`'choice'`.as('kind'), 'choice as id', 'value', sql<string>`''`.as('last_at')])
				.where('person_id', '=', personId)
		);

const state = prepared((executor, value) => placesAndChoices(executor, value(0)));

const stateWithCards = prepared((executor, value) =>
	placesAndChoices(executor, value(0)).unionAll(
		executor
			.selectFrom('review_card')
			.select([sql<string>`'card'`.as('kind'), 'question_id as id', 'due_at as value', 'last_at'])
			.where('person_id', '=', value(0))
	)
);

/** Keeps what a person chose for themselves; an empty value takes the choice back. */
export async function setLearnerChoice(
	executor: Executor,
	personId: string,
	choice: string,
	value: string
): Promise<void> {
	if (value === '') {
		await executor
			.deleteFrom('learner_choice')
			.where('person_id', '=', personId)
			.where('choice', '=', choice)
			.execute();
		return;
	}
	await executor
		.insertInto('learner_choice')
		.values({ person_id: personId, choice, value })
		.onConflict((conflict) => conflict.columns(['person_id', 'choice']).doUpdateSet({ value }))
		.execute();
}
