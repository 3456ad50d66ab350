import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { verifyJournal } from '#lib/records/follow-journal.ts';
import { openDatabase, type Db, type Dialect } from '#lib/server/db/database.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { migrationsFor } from '#lib/server/db/migrations/index.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import { assertSafeVersion } from '#lib/server/db/sqlite.ts';
import { dialects, freshPlace } from '../database.ts';
import { everyTable, fillEveryTable } from '../every-table.ts';

/** The tables that each version added to those of the first. */
const added: readonly { version: string; tables: readonly string[] }[] = [
	{ version: '0003-marking', tables: ['marking_request', 'marking_queue'] },
	{ version: '0004-debrief-notes', tables: ['debrief_note'] },
	{ version: '0005-assessment', tables: ['extra_attempt', 'accommodation', 'reaction'] },
	{ version: '0006-review', tables: ['review_card', 'learner_choice', 'law_change'] },
	{ version: '0008-live-rooms', tables: ['live_room', 'live_member', 'live_pass'] },
	{ version: '0009-credentials', tables: ['issuer_key', 'issuer_key_revoked', 'credential'] },
	{ version: '0010-examining', tables: ['dossier_approval', 'evidence_comment'] },
	{ version: '0011-guest-claims', tables: ['guest_code', 'guest_claim'] },
	{ version: '0014-second-look', tables: ['sample', 'sampled_dossier', 'second_look'] }
];

/**
 * Databases as earlier versions made them, with a row in every table they had, as SQL. They may be added to, never
 * edited: they stand for the databases that exist.
 */
const frozen = [
	'0001-first-tables',
	'0003-marking',
	'0004-debrief-notes',
	'0010-examining',
	'0011-guest-claims',
	'0014-second-look'
].map((version) => ({
	version,
	file: `database-${version.slice(0, 4)}.sql`,
	without: added.filter((later) => later.version > version).flatMap(({ tables }) => tables)
}));

const node = fileURLToPath(new URL('migrate-process.ts', import.meta.url));
const run = promisify(execFile);

async function onFreshDatabase(dialect: Dialect, work: (db: Db, file: string) => Promise<void>) {
	const { place, remove } = await freshPlace(dialect);
	const db = await openDatabase(place);
	try {
		await work(db, place.dialect === 'sqlite' ? place.file : '');
	} finally {
		await db.close();
		await remove();
	}
}

const count = async (db: Db, table: string): Promise<number> => {
	const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${sql.table(table)}`.execute(db.read);
	return Number(rows[0]?.n);
};

for (const dialect of dialects) {
	describe(`migrations on ${dialect}`, () => {
		test('from empty, every table is there and takes a row', () =>
			onFreshDatabase(dialect, async (db) => {
				expect(await migrate(db)).toEqual(Object.keys(migrationsFor(dialect)));
				await fillEveryTable(db);
				for (const table of everyTable) expect(await count(db, table), table).toBeGreaterThan(0);
			}));

		test('a second run finds nothing to do', () =>
			onFreshDatabase(dialect, async (db) => {
				await migrate(db);
				expect(await migrate(db)).toEqual([]);
			}));

		test('from the version before, only what is new runs and every row stays', () =>
			onFreshDatabase(dialect, async (db) => {
				await migrate(db);
				await fillEveryTable(db);
				const next: Migration = {
					up: async (trx) => {
						await sql`alter table draft add column origin text`.execute(trx);
					}
				};
				const all = { ...migrationsFor(dialect), '9998-draft-origin': next };
				expect(await migrate(db, all)).toEqual(['9998-draft-origin']);
				for (const table of everyTable) expect(await count(db, table), table).toBeGreaterThan(0);
			}));

		test('a migration that fails leaves nothing of itself, and the database usable', () =>
			onFreshDatabase(dialect, async (db) => {
				await migrate(db);
				const broken: Migration = {
					up: async (trx) => {
						await sql`create table half_done (id text)`.execute(trx);
						await sql`create table half_done (id text)`.execute(trx);
					}
				};
				await expect(migrate(db, { ...migrationsFor(dialect), '9999-broken': broken })).rejects.toThrow(
					'newest version'
				);
				await expect(count(db, 'half_done')).rejects.toThrow();
				expect(await migrate(db)).toEqual([]);
			}));

		test('a database newer than the program is refused', () =>
			onFreshDatabase(dialect, async (db) => {
				await migrate(db, { ...migrationsFor(dialect), '9997-later': { up: async () => undefined } });
				await expect(migrate(db)).rejects.toThrow('newest version');
			}));

		test('two nodes that start together migrate once', async () => {
			const { place, remove } = await freshPlace(dialect);
			const where = place.dialect === 'sqlite' ? place.file : place.url;
			const start = () => run(process.execPath, [node, dialect, where]);
			const said = await Promise.all([start(), start()]);
			const ran = said.flatMap(({ stdout }): unknown[] => JSON.parse(stdout));
			expect(ran).toEqual(Object.keys(migrationsFor(dialect)));
			await remove();
		});
	});
}

describe.each(frozen)('a database of version $version, frozen', ({ version, file: name, without }) => {
	const statements = readFileSync(new URL(`../../fixtures/frozen/${name}`, import.meta.url), 'utf8');
	const restored = (work: (db: Db) => Promise<void>) =>
		onFreshDatabase('sqlite', async (db, file) => {
			const raw = new Database(file);
			raw.exec(statements);
			raw.close();
			await work(db);
		});

	test('is brought to the newest version with every row in place', () =>
		restored(async (db) => {
			const later = Object.keys(migrationsFor('sqlite')).filter((migration) => migration > version);
			expect(await migrate(db)).toEqual(later);
			for (const table of everyTable.filter((one) => !without.includes(one)))
				expect(await count(db, table), table).toBeGreaterThan(0);
			expect((await personByMail(db.read, 'one@example.test'))?.nameArabic).toBe('شخص');
			expect(verifyJournal(await journalRowsAfter(db.read, 0, 10))).toEqual({ ok: true, entries: 2 });
		}));

	test('ends with the same tables, indexes and triggers as one that begins empty', () =>
		restored(async (old) => {
			await migrate(old);
			await onFreshDatabase('sqlite', async (fresh) => {
				await migrate(fresh);
				expect(await schemaOf(old)).toEqual(await schemaOf(fresh));
			});
		}));
});

async function schemaOf(db: Db): Promise<unknown[]> {
	const { rows } = await sql`select type, name, sql from sqlite_schema order by type, name`.execute(db.read);
	return rows;
}

describe('the SQLite inside', () => {
	test.each(['3.51.3', '3.51.10', '3.54.1', '4.0.0'])('%s is safe', (version) => {
		expect(() => assertSafeVersion(version)).not.toThrow();
	});

	test.each(['3.51.2', '3.9.9', '3.50.4', undefined])('%s is refused', (version) => {
		expect(() => assertSafeVersion(version)).toThrow('3.51.3');
	});

	test('runs in WAL with foreign keys', () =>
		onFreshDatabase('sqlite', async (db) => {
			const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db.write);
			expect(journal.rows[0]?.journal_mode).toBe('wal');
			const keys = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db.write);
			expect(keys.rows[0]?.foreign_keys).toBe(1);
		}));
});
