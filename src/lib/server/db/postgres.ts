import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from './database.ts';
import { StorableParameters } from './storable-parameters.ts';
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
	// Without a listener, a connection that breaks (idle in the pool, or between two queries of a transaction) would end
	// the process. The pool replaces it, and the query that was running rejects by itself.
	const lost = (error: Error) => {
		console.error(`PostgreSQL: a connection was lost (${error.message})`);
	};
	pool.on('error', lost);
	pool.on('connect', (client) => client.on('error', lost));
	return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new StorableParameters()] });
}
