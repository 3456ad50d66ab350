/** A node that writes without end and says, after each commit, which entry is safe. */
import { inTransaction, openDatabase } from '#lib/server/db/database.ts';
import { appendJournal } from '#lib/server/db/journal-repository.ts';

const db = await openDatabase({ dialect: 'sqlite', file: process.argv[2] ?? '' });
const act = { at: '2026-11-22T08:00:00.000Z', actorId: null, act: 'test/written', subject: 'test', body: {} };
for (;;) process.stdout.write(`${String(await inTransaction(db, (trx) => appendJournal(trx, act)))}\n`);
