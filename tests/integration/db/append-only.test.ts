import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendJournal, eraseJournalBodies, journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { firstTables } from '#lib/server/db/migrations/0001-first-tables/index.ts';
import { examiningTables } from '#lib/server/db/migrations/0010-examining.ts';
import { markingTables } from '#lib/server/db/migrations/0003-marking.ts';
import { reviewTables } from '#lib/server/db/migrations/0006-review.ts';
import { eraseSealedTexts, readSealedText } from '#lib/server/db/sealed-text-repository.ts';
import { verifyJournal } from '#lib/records/follow-journal.ts';
import { dialects, withDatabase } from '../database.ts';
import { fillEveryTable } from '../every-table.ts';

/** The tables that architecture marks [A]. */
const appendOnly = [
	'capability_event',
	'blob',
	'lesson_done',
	'attempt',
	'answer',
	'attempt_closed',
	'law_change',
	'trial',
	'seat',
	'trial_event',
	'assessment',
	'marking_request',
	'gate_debrief',
	'fact',
	'dossier',
	'resolution',
	'dossier_approval',
	'evidence_comment',
	'certificate',
	'certificate_status',
	'journal'
];

test('exactly the tables that are append-only are declared so', () => {
	const tables = [...firstTables, ...markingTables, ...examiningTables, ...reviewTables];
	const declared = tables.filter(({ changes }) => changes === 'never').map(({ name }) => name);
	expect(declared.toSorted()).toEqual(appendOnly.toSorted());
});

for (const dialect of dialects) {
	describe(`append-only tables on ${dialect}`, () => {
		const store = withDatabase(dialect);
		beforeAll(() => fillEveryTable(store.db));
		const run = (statement: string) => sql.raw(statement).execute(store.db.write);

		test.each(appendOnly)('%s refuses to change a row', async (table) => {
			const column = table === 'journal' ? 'act' : 'at';
			const known = ['dossier', 'certificate', 'seat'].includes(table);
			const changed = known ? { dossier: 'submitted_at', certificate: 'issued_at', seat: 'role' }[table] : column;
			await expect(run(`update ${table} set ${changed} = 'x'`)).rejects.toThrow(`append-only: ${table}`);
		});

		test.each(appendOnly)('%s refuses to delete a row', async (table) => {
			await expect(run(`delete from ${table}`)).rejects.toThrow(`append-only: ${table}`);
		});

		test.each(['sealed_text', 'journal_leaf'])('%s may not be edited or deleted', async (table) => {
			await expect(run(`update ${table} set body = 'other'`)).rejects.toThrow(`append-only: ${table}`);
			await expect(run(`update ${table} set salt = ''`)).rejects.toThrow(`append-only: ${table}`);
			await expect(run(`delete from ${table}`)).rejects.toThrow(`append-only: ${table}`);
		});

		test('erasing empties texts and leaves; the chain still verifies', async () => {
			await inTransaction(store.db, async (trx) => {
				await eraseSealedTexts(trx, 'p1', '2026-11-23T00:00:00.000Z');
				await eraseJournalBodies(trx, 'p1', []);
				const erased = { at: '2026-11-23T00:00:00.000Z', actorId: null, act: 'person/erased', subject: 'person:p1' };
				await appendJournal(trx, { ...erased, body: {} });
			});
			expect(await readSealedText(store.db.read, 't1')).toBeNull();
			const rows = await journalRowsAfter(store.db.read, 0, 100);
			expect(rows[0]?.leaf?.body).toBeNull();
			expect(verifyJournal(rows)).toEqual({ ok: true, entries: 3 });
		});

		test('an erased text cannot be written again', async () => {
			await expect(run(`update sealed_text set body = 'again', salt = 's'`)).rejects.toThrow(
				'append-only: sealed_text'
			);
		});

		test('the reading connection refuses to write', async () => {
			await expect(store.db.read.deleteFrom('draft').execute()).rejects.toThrow(/read-?only/i);
		});

		test('replacing or truncating is no way around', async () => {
			const around =
				dialect === 'sqlite'
					? `insert or replace into seat (id, trial_id, role, number) values ('se1', 'tr1', 'clerk', 1)`
					: `truncate seat cascade`;
			await expect(run(around)).rejects.toThrow('append-only');
		});
	});
}
