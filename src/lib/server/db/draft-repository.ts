import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import { prepared } from './prepared.ts';
import { storableText } from './storable-text.ts';

/** Keeps what a person is typing at a place, over what was kept there before; nothing of who was erased meanwhile. */
export async function saveDraft(
	executor: Executor,
	draft: { personId: string; place: string; body: string; at: string }
): Promise<void> {
	const body = storableText(draft.body);
	const row = executor
		.selectFrom('person')
		.select(({ val }) => ['id', val(draft.place).as('place'), val(body).as('body'), val(draft.at).as('updated_at')])
		.where('id', '=', draft.personId)
		.where('erased_at', 'is', null)
		.$if(isPostgres(executor), (query) => query.forShare());
	await executor
		.insertInto('draft')
		.columns(['person_id', 'place', 'body', 'updated_at'])
		.expression(row)
		.onConflict((conflict) => conflict.columns(['person_id', 'place']).doUpdateSet({ body, updated_at: draft.at }))
		.execute();
}

/** What the person was typing at a place, or undefined. */
export async function readDraft(executor: Executor, personId: string, place: string): Promise<string | undefined> {
	const row = await executor
		.selectFrom('draft')
		.select('body')
		.where('person_id', '=', personId)
		.where('place', '=', place)
		.executeTakeFirst();
	return row?.body;
}

const draftsBetween = prepared((executor, value) =>
	executor
		.selectFrom('draft')
		.select(['place', 'body'])
		.where('person_id', '=', value(0))
		.where('place', '>=', value(1))
		.where('place', '<', value(2))
);

/** The drafts of a person at places that begin alike, by place. */
export async function draftsUnder(executor: Executor, personId: string, prefix: string): Promise<Map<string, string>> {
	const rows = await draftsBetween(executor, personId, prefix, `${prefix}\u{10FFFF}`);
	return new Map(rows.map(({ place, body }) => [place, body]));
}

/** Forgets the draft of a place, once it has been sent. */
export async function dropDraft(executor: Executor, personId: string, place: string): Promise<void> {
	await executor.deleteFrom('draft').where('person_id', '=', personId).where('place', '=', place).execute();
}

/** Forgets the drafts of a person at places that begin alike. */
export async function dropDraftsUnder(executor: Executor, personId: string, prefix: string): Promise<void> {
	await executor
		.deleteFrom('draft')
		.where('person_id', '=', personId)
		.where('place', '>=', prefix)
		.where('place', '<', `${prefix}\u{10FFFF}`)
		.execute();
}
