import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { inTransaction } from '#lib/server/db/database.ts';
import { appendJournal } from '#lib/server/db/journal-repository.ts';
import { nobodyYet } from '#lib/server/db/person-repository.ts';
import { isUnavailable } from '#lib/server/db/unavailable.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { withDatabase } from '../database.ts';

const act = { at: '2026-11-22T08:00:00.000Z', actorId: null, act: 'test/written', subject: 'test', body: {} };

describe('a node killed while it writes, on SQLite', () => {
	const store = withDatabase('sqlite');
	const writer = fileURLToPath(new URL('append-process.ts', import.meta.url));

	test('loses nothing that it had acknowledged, and leaves nothing half-written', async () => {
		const file = store.place.dialect === 'sqlite' ? store.place.file : '';
		for (const round of [1, 2, 3]) {
			const node = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
			let said = '';
			node.stdout.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				if (said.split('\n').length > 20 * round) node.kill('SIGKILL');
			});
			await once(node, 'close');
			const acknowledged = Number(said.trim().split('\n').at(-1));
			const verdict = await verifyStoredJournal(store.db.read);
			expect(verdict.ok).toBe(true);
			expect(verdict.entries).toBeGreaterThanOrEqual(acknowledged);
		}
	});

	test('and the next node goes on where it stopped', async () => {
		const { entries } = await verifyStoredJournal(store.db.read);
		expect(await inTransaction(store.db, (trx) => appendJournal(trx, act))).toBe(entries + 1);
	});
});

describe('a disk that is full, on SQLite', () => {
	const store = withDatabase('sqlite');
	const most = (pages: number) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(store.db.write);
	/** Acts that say so much that the database soon has to grow. */
	const much = { ...act, body: { text: 'x'.repeat(3000) } };

	test('refuses what does not fit, says that it is the disk, and has written nothing of it', async () => {
		await most(1);
		let entries = 0;
		const fill = async () => {
			for (;;)
				entries = await inTransaction(store.db, async (trx) => {
					await appendJournal(trx, act);
					return appendJournal(trx, much);
				});
		};
		const fault = await fill().catch((error: unknown) => error);
		expect(fault).toMatchObject({ code: 'SQLITE_FULL' });
		expect(isUnavailable(fault)).toBe(true);
		expect(await verifyStoredJournal(store.db.read)).toEqual({ ok: true, entries });
	});

	test('and goes on once there is room', async () => {
		await most(1_000_000);
		const { entries } = await verifyStoredJournal(store.db.read);
		expect(await inTransaction(store.db, (trx) => appendJournal(trx, much))).toBe(entries + 1);
	});
});

describe('a PostgreSQL that drops every connection', () => {
	const store = withDatabase('postgres');

	test('undoes what was being written; the next request works', async () => {
		await inTransaction(store.db, (trx) => appendJournal(trx, act));
		const cut = inTransaction(store.db, async (trx) => {
			await appendJournal(trx, act);
			await dropConnections(store.place.dialect === 'postgres' ? store.place.url : '');
			await appendJournal(trx, act);
		});
		await expect(cut).rejects.toThrow();
		expect(await nobodyYet(store.db.read)).toBe(true);
		expect(await inTransaction(store.db, (trx) => appendJournal(trx, act))).toBe(2);
		expect(await verifyStoredJournal(store.db.read)).toEqual({ ok: true, entries: 2 });
	});
});

async function dropConnections(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
	await client.connect();
	await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
		url.split('/').at(-1)
	]);
	await client.end();
}
