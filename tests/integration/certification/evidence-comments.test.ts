import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { commentEvidence } from '#lib/server/certification/comment-evidence.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { myDossier } from '#lib/server/certification/my-dossier.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { dialects } from '../database.ts';
import { withExaminers } from './examiners.ts';
import { completeRecord, course, given, someone } from './fixture.ts';

for (const dialect of dialects)
	describe(`comments on evidence on ${dialect}`, () => {
		const { store, app, first, second, learner, submitUnder, decide } = withExaminers(dialect);

		const comment = (by: Person, dossier: string, more: { fact?: string; text?: string; key?: string } = {}) =>
			commentEvidence(app, by, { dossier, fact: '', text: 'À relire.', key: randomUUID(), ...more });
		const pieces = async (dossier: string) => given(await examineDossier(app, first, dossier, 'fr')).pieces;

		test('are read by colleagues at once, and by the learner with the decision', async () => {
			const person = await learner();
			const dossier = await submitUnder(course, person);
			const test = given((await pieces(dossier)).find(({ kind }) => kind === 'attempt'));
			expect(await comment(first, dossier, { fact: test.fact })).toEqual({ ok: true });
			const seen = [{ piece: { kind: 'attempt', title: 'Comprendre' }, text: 'À relire.', by: 'Awa Tembeli' }];
			expect((await examineDossier(app, second, dossier, 'fr'))?.comments).toMatchObject(seen);
			expect((await myDossier(app, person, course, 'fr')).submissions[0]?.comments).toEqual([]);
			await decide(second, dossier, 'sent_back');
			expect((await myDossier(app, person, course, 'fr')).submissions[0]?.comments).toMatchObject(seen);
			expect(await comment(first, dossier, { fact: test.fact })).toMatchObject({ code: 'dossier/already-resolved' });
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, person.id, '2026-04-01T00:00:00.000Z'));
			expect((await examineDossier(app, second, dossier, 'fr'))?.comments).toEqual([]);
		});

		test('need a piece of this dossier and a text, and the same form twice is one', async () => {
			const dossier = await submitUnder(course, await learner());
			const other = await submitUnder(course, await learner());
			const fact = given((await pieces(dossier))[0]).fact;
			const foreign = given((await pieces(other))[0]).fact;
			for (const wrong of ['', foreign, '__proto__'])
				expect(await comment(first, dossier, { fact: wrong })).toEqual({ ok: false, code: 'comment/no-such-piece' });
			expect(await comment(first, dossier, { fact, text: ' ' })).toMatchObject({ problem: 'reason/empty' });
			expect(await comment(first, dossier, { fact, text: 'x'.repeat(5000) })).toMatchObject({
				problem: 'reason/too-long'
			});
			const twice = { fact, key: 'k' };
			await Promise.all([comment(first, dossier, twice), comment(first, dossier, twice)]);
			expect((await examineDossier(app, first, dossier, 'fr'))?.comments).toHaveLength(1);
		});

		test('are nobody’s but a certifier’s, and never on one’s own dossier', async () => {
			const both = await someone(store.db, 'trainee', 'certifier');
			await completeRecord(store.db, both);
			const dossier = await submitUnder(course, both);
			const fact = given((await pieces(dossier))[0]).fact;
			for (const by of [both, await someone(store.db, 'trainer', 'administrator')])
				expect(await comment(by, dossier, { fact })).toEqual({ ok: false, code: 'dossier/not-found' });
		});

		test('are in the journal, and its chain holds', async () => {
			const acts = (await journalRowsAfter(store.db.read, 0, 1000)).map(({ act }) => act);
			expect(acts).toContain('dossier/commented');
			expect(await verifyStoredJournal(store.db.read)).toMatchObject({ ok: true });
		});
	});
