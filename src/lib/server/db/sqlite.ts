import { closeSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect, SqliteQueryCompiler } from 'kysely';
import { answerWhenDurable } from './answer-when-durable.ts';
import type { Db } from './database.ts';
import { keepStatements } from './sqlite-statements.ts';
import type { Tables } from './tables.ts';

/** Below this, a WAL file can be corrupted when a checkpoint meets a writer (fixed in SQLite 3.51.3). */
const oldestSafe = '3.51.3';

/** How long is waited for another process that writes, in milliseconds. */
const patience = 5000;

/** Opens (or makes) the database file: one connection that writes durably, one that only reads. */
export async function openSqlite(file: string): Promise<Db> {
	assertSafeVersion(sqliteVersion());
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const writer = await openWriter(file);
	const reader = openReader(file);
	const log = openSync(`${file}-wal`, 'r+');
	const write = new Kysely<Tables>({
		dialect: new OurSqliteDialect({
			database: keepStatements(writer),
			onCreateConnection: async (connection) =>
				answerWhenDurable(connection, { isInTransaction: () => writer.inTransaction, sync: () => synced(log) })
		})
	});
	const read = new Kysely<Tables>({ dialect: new OurSqliteDialect({ database: keepStatements(reader) }) });
	return {
		dialect: 'sqlite',
		read,
		write,
		async close() {
			// Where the disk has failed whoever wrote was told so; it is closed all the same.
			await write
				.transaction()
				.execute(async () => undefined)
				.catch(() => undefined);
			reader.close();
			writer.close();
			closeSync(log);
		}
	};
}

async function openWriter(file: string): Promise<Database.Database> {
	const connection = new Database(file, { timeout: 0 });
	await writeAhead(connection);
	// What `full` would add, `answerWhenDurable` does.
	connection.pragma('synchronous = normal');
	setUp(connection);
	// The first transaction makes the log: the same file as long as this connection is open.
	connection.exec('begin immediate; commit');
	return connection;
}

/** Two that open a new file together both change how it is written, and for that SQLite itself does not wait. */
async function writeAhead(connection: Database.Database): Promise<void> {
	const until = performance.now() + patience;
	for (;;) {
		try {
			connection.pragma('journal_mode = wal');
			return;
		} catch (fault) {
			const isBusy = fault instanceof Database.SqliteError && fault.code.startsWith('SQLITE_BUSY');
			if (!isBusy || performance.now() > until) throw fault;
		}
		await setTimeout(20);
	}
}

const synced = (file: number): Promise<void> =>
	new Promise((resolve, reject) => fdatasync(file, (error) => (error ? reject(error) : resolve())));

function openReader(file: string): Database.Database {
	const connection = new Database(file, { readonly: true });
	setUp(connection);
	return connection;
}

function setUp(connection: Database.Database): void {
	connection.pragma(`busy_timeout = ${patience}`);
	connection.pragma('foreign_keys = on');
	// Without it, INSERT OR REPLACE deletes a row without asking the triggers that guard append-only tables.
	connection.pragma('recursive_triggers = on');
}

/** Asked beside the file, which another process may hold. */
function sqliteVersion(): string | undefined {
	const beside = new Database(':memory:');
	try {
		return beside.prepare<[], { version: string }>('select sqlite_version() as version').get()?.version;
	} finally {
		beside.close();
	}
}

/** @throws when the SQLite inside better-sqlite3 is older than the first safe one. */
export function assertSafeVersion(version: string | undefined): void {
	if (version && version.localeCompare(oldestSafe, 'en', { numeric: true }) >= 0) return;
	throw new Error(`SQLite ${oldestSafe} or newer is needed, this is ${version ?? 'unknown'}: update better-sqlite3.`);
}

// SQLite undoes table definitions with their transaction; Kysely's adapter does not count on it.
class OurSqliteAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/**
 * SQLite plans a query for the very value that stands beside « = », and so compiles the kept statement anew each time
 * the value changes: five times what running it costs. A value under a plus, which changes nothing, it does not look at.
 */
class OurSqliteCompiler extends SqliteQueryCompiler {
	protected override getCurrentParameterPlaceholder(): string {
		return '+?';
	}
}

class OurSqliteDialect extends SqliteDialect {
	override createQueryCompiler(): SqliteQueryCompiler {
		return new OurSqliteCompiler();
	}

	override createAdapter(): SqliteAdapter {
		return new OurSqliteAdapter();
	}
}
