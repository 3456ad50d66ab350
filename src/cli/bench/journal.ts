import { rm } from 'node:fs/promises';
import path from 'node:path';
import { inTransaction, openDatabase, type Db } from '#lib/server/db/database.ts';
import { appendJournal, journalRowsAfter, lastOfJournal } from '#lib/server/db/journal-repository.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { emptyDataDir } from '../running-server.ts';
import { rowOf, type Row } from './row.ts';

const entries = 100_000;
const inOneTransaction = 5000;

/** A journal of 100,000 acts: how long its verification takes, against only reading its rows. */
export const journalBench = async (): Promise<Row[]> => {
	const folder = await emptyDataDir();
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(folder, 'bench.sqlite') });
	try {
		await migrate(db);
		const appending = await timed(() => fill(db));
		const checkpoint = await lastOfJournal(db.read);
		const reading = await timed(() => readAll(db));
		const verifying = await timed(() => verifyStoredJournal(db.read, [checkpoint]));
		const what = `verification of ${entries} entries with a checkpoint`;
		return [
			rowOf({ what: 'appends', value: (entries / appending) * 1000, unit: 'entries/s' }),
			rowOf({ what, value: verifying, unit: 'ms', baseline: reading, atMost: 5000 })
		];
	} finally {
		await db.close();
		await rm(folder, { recursive: true });
	}
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
};

const fill = async (db: Db) => {
	for (let from = 0; from < entries; from += inOneTransaction)
		await inTransaction(db, async (trx) => {
			for (let n = 0; n < inOneTransaction; n += 1) await appendJournal(trx, act(from + n));
		});
};

const act = (n: number) => ({
	at: '2026-01-01T00:00:00.000Z',
	actorId: null,
	act: 'dossier/granted',
	subject: `dossier:${n}`,
	body: { manifest: String(n).padStart(64, '0'), certificate: String(n) }
});

const readAll = async (db: Db) => {
	for (let last = 0; last < entries; last += 1000) await journalRowsAfter(db.read, last, 1000);
};
