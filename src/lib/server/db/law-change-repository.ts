import type { Insertable } from 'kysely';
import type { Executor } from './database.ts';
import type { LawChangeTable } from './tables/learning.ts';

/** Notes that a text of law was replaced by a later version; the same version is noted once. */
export async function insertLawChange(executor: Executor, change: Insertable<LawChangeTable>): Promise<void> {
	await executor
		.insertInto('law_change')
		.values(change)
		.onConflict((conflict) => conflict.columns(['source_id', 'hash']).doNothing())
		.execute();
}

/** Every change that was noted, the latest first. */
export const lawChanges = (executor: Executor) =>
	executor.selectFrom('law_change').selectAll().orderBy('at', 'desc').orderBy('source_id').execute();
