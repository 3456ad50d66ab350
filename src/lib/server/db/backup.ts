import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** A table of a backup and how many rows it holds. */
export interface TableCount {
	name: string;
	rows: number;
}

/**
 * Copies a SQLite database that may be in use into a new file, checks the copy and counts its rows.
 * @throws when `to` exists already, or when the copy does not hold together
 */
export async function backupSqlite(from: string, to: string): Promise<TableCount[]> {
	if (existsSync(to)) throw new Error(`${to} exists already: a backup never replaces a file.`);
	mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
	const source = new Database(from, { readonly: true, fileMustExist: true });
	try {
		await source.backup(to);
	} finally {
		source.close();
	}
	chmodSync(to, 0o600);
	return checkCopy(to);
}

function checkCopy(file: string): TableCount[] {
	const copy = new Database(file, { readonly: true });
	try {
		const verdict = copy.pragma('integrity_check', { simple: true });
		if (verdict !== 'ok') throw new Error(`The copy ${file} is damaged: ${String(verdict)}`);
		const names = copy
			.prepare<[], { name: string }>(
				`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name`
			)
			.all();
		return names.map(({ name }) => ({ name, rows: countRows(copy, name) }));
	} finally {
		copy.close();
	}
}

const countRows = (database: Database.Database, table: string): number =>
	database.prepare<[], { rows: number }>(`select count(*) as rows from "${table}"`).get()?.rows ?? 0;
