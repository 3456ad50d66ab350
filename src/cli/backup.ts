/** `npm run backup [-- <file>] [--json]`: copies the SQLite database, also while the platform is running. */
import { join, resolve } from 'node:path';
import { backupSqlite } from '#lib/server/db/backup.ts';
import { readSettings } from '#lib/server/settings.ts';
import { attempt, report, words } from './report.ts';

await attempt(async () => {
	const { database, dataDir } = readSettings(process.env);
	if (database.dialect === 'postgres') throw new Error('On PostgreSQL, back up with pg_dump: see docs/storage.md.');
	const stamp = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
	const file = resolve(words()[0] ?? join(dataDir, 'backups', `pretoire-${stamp}.sqlite`));
	const tables = await backupSqlite(database.file, file);
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	report({ ok: true, tables, file }, [`${rows} rows of ${tables.length} tables are in ${file}`]);
});
