import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

/** Opens two pools on a PostgreSQL server: one that writes, one whose transactions are read-only. */
export function openPostgres(url: string): Db {
	const write = over(url, undefined);
	const read = over(url, '-c default_transaction_read_only=on');
	return {
		dialect: 'postgres',
		read,
		write,
		async close() {
			await Promise.all([read.destroy(), write.destroy()]);
		}
	};
}

function over(connectionString: string, options: string | undefined): Kysely<Tables> {
	const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5000, ...(options && { options }) });
	// An idle connection that breaks is replaced by the pool; without a listener the process would end.
	pool.on('error', (error) => console.error(`PostgreSQL: an idle connection was lost (${error.message})`));
	return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
