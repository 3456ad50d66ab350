import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAttempt } from '#lib/server/db/attempt-limit-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/sqlite.ts';
import { freshPlace, withDatabase } from '../database.ts';

describe('what SQLite acknowledges', () => {
	const store = withDatabase('sqlite');
	const { fdatasync } = fs;
	const happened: string[] = [];

	const replace = (value: (file: number, done: fs.NoParamCallback) => void): void => {
		Object.defineProperty(fs, 'fdatasync', { value, configurable: true, writable: true });
		syncBuiltinESMExports();
	};

	beforeAll(() =>
		replace((file, done) =>
			fdatasync(file, (error) => {
				happened.push('on the disk');
				done(error);
			})
		)
	);
	afterAll(() => replace(fdatasync));

	test('is on the disk before, whether it was written alone or in a transaction', async () => {
		await countAttempt(store.db.write, 'alone', 'now');
		happened.push('alone');
		await inTransaction(store.db, async (trx) => {
			await countAttempt(trx, 'one of two', 'now');
			await countAttempt(trx, 'two of two', 'now');
		});
		happened.push('together');
		expect(happened).toEqual(['on the disk', 'alone', 'on the disk', 'together']);
	});
});

test('a new file that another process is just making is waited for', async () => {
	const { place, remove } = await freshPlace('sqlite');
	if (place.dialect !== 'sqlite') throw new Error('another kind of database');
	const other = new Database(place.file);
	other.exec('begin exclusive; create table made (by text)');
	const opening = openSqlite(place.file);
	other.exec('commit');
	other.close();
	const db = await opening;
	expect(await migrate(db)).not.toEqual([]);
	await db.close();
	await remove();
});
