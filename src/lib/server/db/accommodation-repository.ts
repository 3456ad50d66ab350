import type { Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';

/** What holds for a person: so many per cent more time, or no limit where it is null; undefined for nothing. */
export async function extraTimeOf(executor: Executor, personId: string): Promise<number | null | undefined> {
	const row = await executor
		.selectFrom('accommodation')
		.select('extra_percent')
		.where('person_id', '=', personId)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.extra_percent;
}

/** Adds what holds from now on; false, and nothing changed, when somebody else did at the same moment. */
export async function addExtraTime(
	trx: Transaction<Tables>,
	given: { personId: string; extraPercent: number | null; byPersonId: string; at: string }
): Promise<boolean> {
	const last = await trx
		.selectFrom('accommodation')
		.select(({ fn }) => fn.max('seq').as('seq'))
		.where('person_id', '=', given.personId)
		.executeTakeFirst();
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('accommodation')
		.values({
			person_id: given.personId,
			seq: (last?.seq ?? 0) + 1,
			extra_percent: given.extraPercent,
			by_person_id: given.byPersonId,
			at: given.at
		})
		.onConflict((conflict) => conflict.columns(['person_id', 'seq']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}
