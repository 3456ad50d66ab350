import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More than the texts of all our queries; lists of varying length could otherwise fill the memory. */
const mostKept = 500;

/**
 * The connection as Kysely uses it, with three things of ours: compiled statements are kept by their text (compiling costs
 * more than running most of ours); transactions take the write lock at once, so that another process can make them wait
 * but never fail half-way; and what SQLite has undone by itself, as it does on a full disk, is not undone again: that
 * would fail, and hide why.
 */
export function keepStatements(connection: Database.Database): SqliteDatabase {
	const kept = new Map<string, SqliteStatement>();
	const opening = connection.readonly ? 'begin' : 'begin immediate';
	return {
		close: () => connection.close(),
		prepare(text) {
			if (text === 'rollback' && !connection.inTransaction) return connection.prepare('select 1');
			const known = kept.get(text);
			if (known) return known;
			const statement = connection.prepare(text === 'begin' ? opening : text);
			if (kept.size >= mostKept) kept.clear();
			kept.set(text, statement);
			return statement;
		}
	};
}
