import { Migrator, type Migration } from 'kysely/migration';
import type { Db } from './database.ts';
import { migrationsFor } from './migrations/index.ts';

/**
 * Brings the database to the newest version and gives the names of the migrations that ran now.
 * All of them run in one transaction under a lock: of several nodes that start together one migrates, the others wait.
 * @throws when a migration fails (nothing of it stays), or when the database is newer than this program.
 */
export async function migrate(
	db: Db,
	migrations: Record<string, Migration> = migrationsFor(db.dialect)
): Promise<string[]> {
	const migrator = new Migrator({ db: db.write, provider: { getMigrations: async () => migrations } });
	const { error, results = [] } = await migrator.migrateToLatest();
	if (error) throw new Error('The database could not be brought to the newest version.', { cause: error });
	return results.map(({ migrationName }) => migrationName);
}
