import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { verifyJournal } from '#lib/records/follow-journal.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { appendJournal, journalRowsAfter, type JournalAct } from '#lib/server/db/journal-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { dialects, withDatabase } from '../database.ts';

const act: JournalAct = {
	at: '2026-11-22T08:00:00.000Z',
	actorId: null,
	act: 'test/done',
	subject: 'test',
	body: { b: 'نص', a: ['é', 1, null] }
};

for (const dialect of dialects) {
	describe(`the stored journal on ${dialect}`, () => {
		const store = withDatabase(dialect);

		test('forty appends at once make one chain without a gap', async () => {
			const append = () => inTransaction(store.db, (trx) => appendJournal(trx, act));
			const numbers = await Promise.all(Array.from({ length: 40 }, append));
			expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
			expect(await verifyStoredJournal(store.db.read)).toEqual({ ok: true, entries: 40 });
		});

		test('an act that is undone leaves no row and no gap', async () => {
			const undone = inTransaction(store.db, async (trx) => {
				await appendJournal(trx, act);
				throw new Error('the act failed');
			});
			await expect(undone).rejects.toThrow('the act failed');
			await inTransaction(store.db, (trx) => appendJournal(trx, act));
			expect(await verifyStoredJournal(store.db.read)).toEqual({ ok: true, entries: 41 });
		});

		test('the same act twice has two leaf hashes: a body cannot be guessed from its hash', async () => {
			const [first, second] = await journalRowsAfter(store.db.read, 0, 2);
			expect(first?.leaf?.body).toBe(second?.leaf?.body);
			expect(first?.leafHash).not.toBe(second?.leafHash);
		});

		test('a page of rows begins after the number it is given', async () => {
			const rows = await journalRowsAfter(store.db.read, 39, 10);
			expect(rows.map(({ seq }) => seq)).toEqual([40, 41]);
		});
	});

	describe(`a journal on ${dialect} whose guards were taken off`, () => {
		const store = withDatabase(dialect);
		const tamper = (statement: string) => sql.raw(statement).execute(store.db.write);
		const guard = (name: string) => `drop trigger ${name}${dialect === 'postgres' ? ' on journal' : ''}`;

		test('is found edited, and found cut inside', async () => {
			for (let n = 0; n < 5; n += 1) await inTransaction(store.db, (trx) => appendJournal(trx, act));
			await tamper(guard('journal_refuse_update'));
			await tamper(guard('journal_refuse_delete'));
			await tamper(`update journal set act = 'test/forged' where seq = 3`);
			const edited = { ok: false, entries: 2, brokenAt: 3, reason: 'journal/edited' };
			expect(await verifyStoredJournal(store.db.read)).toEqual(edited);
			expect(verifyJournal(await journalRowsAfter(store.db.read, 0, 10))).toEqual(edited);
			const leafs = dialect === 'postgres' ? ' on journal_leaf' : '';
			await tamper(`drop trigger journal_leaf_refuse_delete${leafs}`);
			await tamper('delete from journal_leaf where seq = 2');
			await tamper('delete from journal where seq = 2');
			const cut = { ok: false, entries: 1, brokenAt: 2, reason: 'journal/gap' };
			expect(await verifyStoredJournal(store.db.read)).toEqual(cut);
		});
	});
}
