import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { checkpointText } from '#lib/records/index.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { appendJournal } from '#lib/server/db/journal-repository.ts';
import { checkpointKeys, rotateCheckpointKey } from '#lib/server/journal/checkpoint-keys.ts';
import { signedWith } from '#lib/server/journal/checkpoint-key.ts';
import { checkpointNow } from '#lib/server/journal/checkpoint.ts';
import { handOverCheckpoint } from '#lib/server/journal/hand-over-checkpoint.ts';
import { readJournal, type JournalWish } from '#lib/server/journal/read-journal.ts';
import { checkJournal } from '#lib/server/journal/verify-journal.ts';
import { someone } from '../certification/fixture.ts';
import { dialects, withDatabase } from '../database.ts';

for (const dialect of dialects) {
	describe(`the journal, read by an administrator, on ${dialect}`, () => {
		const store = withDatabase(dialect);
		const dataDir = mkdtempSync(path.join(tmpdir(), 'pretoire-journal-'));
		let administrator: Person;
		let learner: Person;
		const day = (n: number) => `2026-03-0${n}T09:00:00.000Z`;
		const app = () => ({
			db: store.db,
			clock: () => new Date(day(9)),
			settings: { origin: 'https://pretoire.test', dataDir }
		});
		beforeAll(async () => {
			administrator = await someone(store.db, 'administrator');
			learner = await someone(store.db, 'trainee');
			for (let n = 1; n <= 60; n += 1) {
				const at = day(1 + (n % 3));
				const act = { at, actorId: n % 2 ? learner.id : null, act: n % 2 ? 'lesson/done' : 'content/published' };
				await inTransaction(store.db, (trx) => appendJournal(trx, { ...act, subject: `lesson:${n}`, body: { n } }));
			}
		});
		afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
		const read = (wish: JournalWish, by = administrator) => readJournal(app(), by, { wish, language: 'fr' });
		const seqs = async (wish: JournalWish) => (await read(wish)).lines.map(({ seq }) => seq);

		test('is the latest first, in pages without gap or overlap', async () => {
			const first = await read({});
			expect(first.lines).toHaveLength(50);
			expect(first.lines[0]).toMatchObject({ seq: 60, actor: '', act: 'content/published', body: '{"n":60}' });
			expect(first.lines[1]?.actor).toBe('Awa Tembeli');
			const second = await read({ below: first.next ?? 0 });
			expect(second.next).toBeNull();
			const all = [...first.lines, ...second.lines].map(({ seq }) => seq);
			expect(all).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
		});

		test('is narrowed by kind, person, subject and days, both included', async () => {
			expect(await seqs({ kind: 'lesson' })).toHaveLength(30);
			expect(await seqs({ kind: 'dossier' })).toEqual([]);
			const { lines, of } = await read({ person: learner.id });
			expect([lines.length, of]).toEqual([30, 'Awa Tembeli']);
			expect(await seqs({ subject: 'lesson:7' })).toEqual([7]);
			expect(await seqs({ from: '2026-03-02', to: '2026-03-02' })).toHaveLength(20);
			expect(await seqs({ person: '\0', subject: "' or 1=1" })).toEqual([]);
		});

		test('is nobody else’s', async () => {
			for (const other of [learner, await someone(store.db, 'certifier', 'trainer')]) {
				expect((await read({}, other)).lines).toEqual([]);
				expect(await checkJournal(app(), other, null)).toEqual({ ok: false, code: 'journal/not-allowed' });
				expect(await handOverCheckpoint(app(), other)).toBeUndefined();
			}
		});

		test('a checkpoint that is taken covers its own taking, stands in the journal, and verifies it later', async () => {
			const taken = await handOverCheckpoint(app(), administrator);
			const [line] = (await read({ kind: 'checkpoint' })).lines;
			expect(line).toMatchObject({ seq: taken?.seq, act: 'checkpoint/taken', actor: 'Awa Tembeli' });
			const kept = JSON.stringify([taken]);
			const verdict = { ok: true, entries: taken?.seq };
			expect(await checkJournal(app(), administrator, kept)).toEqual({ ok: true, verdict, checkpoints: 1 });
			const altered = kept.replace(/"seq":\d+/, '"seq":1');
			expect(await checkJournal(app(), administrator, altered)).toEqual({ ok: false, code: 'checkpoint/altered' });
			for (const text of ['', '{}', 'x'.repeat(300_000)])
				expect(await checkJournal(app(), administrator, text)).toEqual({ ok: false, code: 'checkpoint/unreadable' });
		});

		test('a new key: the old one signs that it hands over, and what it signed before stays good', async () => {
			const before = await checkpointNow(app());
			const first = await rotateCheckpointKey(app());
			const second = await rotateCheckpointKey(app());
			const after = await checkpointNow(app());
			expect([before.key, first.to, second.to]).toEqual([first.from, second.from, after.key]);
			expect(await checkpointKeys(app())).toEqual({ key: after.key, handovers: [first, second] });
			expect(signedWith(before.key, checkpointText(before), before.signature)).toBe(true);
			const both = await checkJournal(app(), administrator, JSON.stringify([before, after]));
			expect(both).toMatchObject({ ok: true, verdict: { ok: true }, checkpoints: 2 });
			expect(statSync(path.join(dataDir, 'journal-key.pem')).mode & 0o777).toBe(0o600);
		});
	});
}
