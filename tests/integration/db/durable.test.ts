import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAttempt } from '#lib/server/db/attempt-limit-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { withDatabase } from '../database.ts';

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
