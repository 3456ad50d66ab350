import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Dialect = 'sqlite' | 'postgres';

/** What a repository function runs its queries on. */
export type Executor = Kysely<Tables> | Transaction<Tables>;

/** An open database: `read` refuses to write, `write` is where transactions begin. */
export interface Db {
	dialect: Dialect;
	read: Kysely<Tables>;
	write: Kysely<Tables>;
	/** Waits for what is running and closes. */
	close(): Promise<void>;
}

/** Where the data is: a file of our own, or a PostgreSQL server. */
export type DatabasePlace = { dialect: 'sqlite'; file: string } | { dialect: 'postgres'; url: string };

/** Opens the database of a place; the tables are `migrate`'s matter. */
export async function openDatabase(place: DatabasePlace): Promise<Db> {
	if (place.dialect === 'sqlite') return (await import('./sqlite.ts')).openSqlite(place.file);
	return (await import('./postgres.ts')).openPostgres(place.url);
}

/**
 * Runs `work` in one transaction on the writing connection and gives its result once that is durable.
 * Await nothing inside but queries of `trx`: on SQLite every other writer waits meanwhile, and a query on `db` itself
 * would wait for ever.
 */
export const inTransaction = <T>(db: Db, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
	db.write.transaction().execute(work);
