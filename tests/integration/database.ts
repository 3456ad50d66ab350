import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { openDatabase, type DatabasePlace, type Db, type Dialect } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';

export const dialects: readonly Dialect[] = ['sqlite', 'postgres'];

/** A fresh, empty place for a database of this dialect, and how to throw it away. */
export async function freshPlace(dialect: Dialect): Promise<{ place: DatabasePlace; remove: () => Promise<void> }> {
	return dialect === 'sqlite' ? freshFile() : freshPostgres();
}

function freshFile() {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-test-'));
	const place: DatabasePlace = { dialect: 'sqlite', file: join(folder, 'test.sqlite') };
	return { place, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function freshPostgres() {
	const server = inject('postgresUrl');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await onServer(server, `create database ${name}`);
	const place: DatabasePlace = { dialect: 'postgres', url: `${server}/${name}` };
	return { place, remove: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: `${server}/postgres` });
	await client.connect();
	await client.query(statement);
	await client.end();
}

/**
 * Gives the surrounding `describe` a migrated database of its own:
 * `for (const dialect of dialects) describe(dialect, () => { const store = withDatabase(dialect); … store.db … })`.
 */
export function withDatabase(dialect: Dialect): { readonly db: Db; readonly place: DatabasePlace } {
	const opened: { db?: Db; place?: DatabasePlace; remove?: () => Promise<void> } = {};
	beforeAll(async () => {
		Object.assign(opened, await freshPlace(dialect));
		opened.db = await openDatabase(given(opened.place));
		await migrate(opened.db);
	});
	afterAll(async () => {
		await opened.db?.close();
		await opened.remove?.();
	});
	return {
		get db() {
			return given(opened.db);
		},
		get place() {
			return given(opened.place);
		}
	};
}

function given<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('The database is opened in beforeAll: use it inside a test.');
	return value;
}
