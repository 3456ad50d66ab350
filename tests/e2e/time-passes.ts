import path from 'node:path';
import Database from 'better-sqlite3';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

/** As if the day had come on which everything is due. */
export function letDaysPass({ dataDir }: RunningServer): void {
	const database = new Database(path.join(dataDir, 'pretoire.sqlite'));
	database.prepare("update review_card set due_at = '2026-01-02T00:00:00.000Z'").run();
	database.close();
}

/** Moves the end of an attempt that is open to so many seconds ago. */
export function timeIsOverSince({ dataDir }: RunningServer, attempt: string, seconds: number): void {
	const database = new Database(path.join(dataDir, 'pretoire.sqlite'));
	const triggers = database
		.prepare<[], { name: string; sql: string }>(
			"select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'attempt'"
		)
		.all();
	for (const { name } of triggers) database.exec(`drop trigger ${name}`);
	database
		.prepare('update attempt set due_at = ? where id = ?')
		.run(new Date(Date.now() - seconds * 1000).toISOString(), attempt);
	for (const { sql } of triggers) database.exec(sql);
	database.close();
}

/** The same server, started anew as if so many days had passed. */
export async function startDaysLater(server: RunningServer, days: number): Promise<RunningServer> {
	await server.halt();
	const settings = { PORT: new URL(server.origin).port, ORIGIN: server.origin, CLOCK_AHEAD_DAYS: String(days) };
	return startServer({ settings, dataDir: server.dataDir, preload: path.join(import.meta.dirname, 'days-later.js') });
}
