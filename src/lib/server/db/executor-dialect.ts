import { PostgresAdapter } from 'kysely';
import type { Executor } from './database.ts';

/** Whether the queries of this executor go to PostgreSQL: for the few that cannot be said portably. */
export const isPostgres = (executor: Executor): boolean => executor.getExecutor().adapter instanceof PostgresAdapter;
