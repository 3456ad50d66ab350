import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { describe, expect, test } from 'vitest';
import { answerWhenDurable } from '#lib/server/db/answer-when-durable.ts';

const query = CompiledQuery.raw('commit');

/** A connection whose disk answers when told to. */
function withDisk({ isInTransaction = false } = {}) {
	let written = 0;
	const disk = Promise.withResolvers<undefined>();
	const connection: DatabaseConnection = {
		executeQuery: () => {
			written += 1;
			return Promise.resolve({ rows: [] });
		},
		streamQuery: () => {
			throw new Error('Nobody reads row by row here.');
		}
	};
	answerWhenDurable(connection, { isInTransaction: () => isInTransaction, sync: () => disk.promise });
	return { connection, disk, written: () => written };
}

describe('a connection that answers when it is durable', () => {
	test('answers what ends a transaction only once the disk has it', async () => {
		const { connection, disk, written } = withDisk();
		let answered = false;
		const answer = connection.executeQuery(query).then(() => (answered = true));
		await new Promise((resolve) => setImmediate(resolve));
		expect([written(), answered]).toEqual([1, false]);
		disk.resolve(undefined);
		await answer;
		expect(answered).toBe(true);
	});

	test('does not wait for the disk inside a transaction', async () => {
		const { connection } = withDisk({ isInTransaction: true });
		expect(await connection.executeQuery(query)).toEqual({ rows: [] });
	});

	test('writes nothing more after the disk has refused', async () => {
		const { connection, disk, written } = withDisk();
		disk.reject(new Error('EIO'));
		await expect(connection.executeQuery(query)).rejects.toThrow('EIO');
		await expect(connection.executeQuery(query)).rejects.toThrow('EIO');
		expect(written()).toBe(1);
	});
});
