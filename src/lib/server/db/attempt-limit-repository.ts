import { sql } from 'kysely';
import type { Executor } from './database.ts';

/** Counts one more attempt under a key in a window, and gives how many there are with it. */
export async function countAttempt(executor: Executor, key: string, window: string): Promise<number> {
	const row = await executor
		.insertInto('attempt_limit')
		.values({ key, window, count: 1 })
		.onConflict((conflict) =>
			conflict.columns(['key', 'window']).doUpdateSet({ count: sql`${sql.ref('attempt_limit.count')} + 1` })
		)
		.returning('count')
		.executeTakeFirstOrThrow();
	return row.count;
}

/** Takes an attempt back, once it has succeeded. */
export async function uncountAttempt(executor: Executor, key: string, window: string): Promise<void> {
	await executor
		.updateTable('attempt_limit')
		.set(({ eb }) => ({ count: eb('count', '-', 1) }))
		.where('key', '=', key)
		.where('window', '=', window)
		.where('count', '>', 0)
		.execute();
}

/** Forgets the windows that began before a time. */
export async function forgetWindowsBefore(executor: Executor, window: string): Promise<void> {
	await executor.deleteFrom('attempt_limit').where('window', '<', window).execute();
}
