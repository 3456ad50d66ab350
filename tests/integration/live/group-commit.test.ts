import { describe, expect, test } from 'vitest';
import { createGroupCommit } from '#lib/server/live/group-commit.ts';
import { countAttempt } from '#lib/server/db/attempt-limit-repository.ts';
import { dialects, withDatabase } from '../database.ts';

for (const dialect of dialects) {
	describe(`work that arrives together on ${dialect}`, () => {
		const store = withDatabase(dialect);
		const kept = async (): Promise<string[]> => {
			const rows = await store.db.read.selectFrom('attempt_limit').select('key').orderBy('key').execute();
			return rows.map(({ key }) => key);
		};

		test('shares a transaction, and each is told its own result once that is durable', async () => {
			const commit = createGroupCommit(store.db);
			const counts = await Promise.all(
				Array.from({ length: 50 }, () => commit((trx) => countAttempt(trx, 'together', 'now')))
			);
			expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
		});

		test('does not pay for one that fails: that one alone is told, and leaves nothing', async () => {
			const commit = createGroupCommit(store.db);
			const good = (key: string) => commit((trx) => countAttempt(trx, key, 'then'));
			const bad = commit(async (trx) => {
				await countAttempt(trx, 'bad', 'then');
				throw new Error('no');
			});
			const [first, failed, last] = await Promise.allSettled([good('good-1'), bad, good('good-2')]);
			expect([first.status, failed.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
			expect(await kept()).toEqual(expect.arrayContaining(['good-1', 'good-2']));
			expect(await kept()).not.toContain('bad');
		});
	});
}
