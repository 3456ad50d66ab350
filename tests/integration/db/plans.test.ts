import { CompiledQuery, type KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import { queuePage, type QueueFilter } from '#lib/server/db/dossier-queue-repository.ts';
import { withDatabase } from '../database.ts';

describe('how SQLite answers', () => {
	const store = withDatabase('sqlite');

	const filters: Record<string, QueueFilter> = {
		nothing: {},
		'an age': { until: '2026-03-01T00:00:00.000Z' },
		'what was submitted first': { again: false },
		'a language': { language: 'ar' },
		'a rule': { rules: ['a'] },
		'several of these': { until: '2026-03-01T00:00:00.000Z', again: false, language: 'fr', rules: ['a'] }
	};
	const states = ['submitted', 'approved', 'granted'] as const;

	test.each(Object.entries(filters).flatMap(([name, filter]) => states.map((state) => [name, state, filter] as const)))(
		'the queue narrowed by %s, %s, is walked in its index and never sorted',
		async (_, state, filter) => {
			// No page has so many lines: a query that was prepared before would not be told again.
			const plan = await planOf((db) => queuePage(db, { ...filter, state, exceptPersonId: 'me', limit: 27 }));
			expect(plan[0]).toMatch(/^(SCAN|SEARCH) dossier USING COVERING INDEX dossier_queue/);
			expect(plan.join('\n')).not.toContain('TEMP B-TREE');
		}
	);

	test('no value stands bare beside its column: the kept statement would be compiled anew for each', () => {
		const { sql } = store.db.read.selectFrom('person').select('id').where('id', '=', 'me').compile();
		expect(sql).toMatch(/"id" = \+\?$/);
	});

	/** The steps by which SQLite answers the first query of some work. */
	async function planOf(work: (db: typeof store.db.read) => Promise<unknown>): Promise<string[]> {
		const asked: CompiledQuery[] = [];
		const noting: KyselyPlugin = {
			transformQuery({ node, queryId }) {
				asked.push(store.db.read.getExecutor().compileQuery(node, queryId));
				return node;
			},
			transformResult: ({ result }) => Promise.resolve(result)
		};
		await work(store.db.read.withPlugin(noting));
		const [first] = asked;
		if (!first) throw new Error('Nothing was asked');
		const explained = CompiledQuery.raw(`explain query plan ${first.sql}`, [...first.parameters]);
		const { rows } = await store.db.read.executeQuery<{ detail: string }>(explained);
		return rows.map(({ detail }) => detail);
	}
});
