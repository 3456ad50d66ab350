import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { grantMany, previewGrants } from '#lib/server/certification/grant-many.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { dialects } from '../database.ts';
import { byTwo, withExaminers } from './examiners.ts';
import { completeRecord, course, given, rule, someone } from './fixture.ts';
import { train } from './train.ts';

for (const dialect of dialects)
	describe(`examining on ${dialect}`, () => {
		const { store, app, first, second, learner, submitUnder, decide, outcomeOf } = withExaminers(dialect);

		describe('by two certifiers', () => {
			test('the first grant is an approval, the second one, by another person, issues', async () => {
				const dossier = await submitUnder(byTwo, await learner());
				expect(await examineDossier(app, first, dossier, 'fr')).toMatchObject({ stage: 'first', barred: null });
				expect(await decide(first, dossier)).toEqual({ ok: true, approved: true });
				expect(await outcomeOf(dossier)).toBeNull();
				expect(await decide(first, dossier)).toEqual({ ok: true, approved: true });
				expect(await outcomeOf(dossier)).toBeNull();
				expect(await examineDossier(app, first, dossier, 'fr')).toMatchObject({ barred: 'approved-already' });
				expect(await examineDossier(app, second, dossier, 'fr')).toMatchObject({ stage: 'second', barred: null });
				expect(await decide(second, dossier)).toEqual({ ok: true });
				expect(await outcomeOf(dossier)).toBe('granted');
				expect(await examineDossier(app, first, dossier, 'fr'), 'it still says who approved').toMatchObject({
					...{ approvedBy: 'Awa Tembeli', approvedAt: app.day, resolvedBy: 'Awa Tembeli' }
				});
			});

			test('the second is never the learner’s trainer; the first may be, unless the rule says never', async () => {
				const person = await learner();
				await train(store.db, person, second);
				const dossier = await submitUnder(byTwo, person);
				await decide(first, dossier);
				for (const outcome of ['granted', 'sent_back', 'refused'] as const)
					expect(await decide(second, dossier, outcome)).toEqual({ ok: false, code: 'dossier/own-trainer' });
				const another = await learner();
				await train(store.db, another, second);
				const open = await submitUnder(byTwo, another);
				expect(await decide(second, open)).toEqual({ ok: true, approved: true });
				const never = { ...rule, certify: { certifiers: 1 as const, own_trainer: 'never' as const } };
				const third = await learner();
				await train(store.db, third, second);
				const closed = await submitUnder({ ...course, rule: never }, third);
				expect(await decide(second, closed)).toEqual({ ok: false, code: 'dossier/own-trainer' });
				expect(await decide(first, closed)).toEqual({ ok: true });
			});

			test('two who approve at once: one approves, the other is told and may look again', async () => {
				const dossier = await submitUnder(byTwo, await learner());
				const unseen = { dossier, outcome: 'granted', reason: '', sawApproval: false } as const;
				const both = await Promise.all([resolveDossier(app, first, unseen), resolveDossier(app, second, unseen)]);
				expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, approved: true }]);
				expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'dossier/just-approved' });
				expect(await outcomeOf(dossier)).toBeNull();
			});

			test('a dossier submitted again needs both approvals anew', async () => {
				const person = await learner();
				const dossier = await submitUnder(byTwo, person);
				await decide(first, dossier);
				expect(await decide(first, dossier, 'sent_back')).toEqual({ ok: true });
				const again = await submitUnder(byTwo, person);
				expect(await decide(second, again)).toEqual({ ok: true, approved: true });
				expect(await decide(second, again)).toEqual({ ok: true, approved: true });
				expect(await decide(first, again)).toEqual({ ok: true });
			});

			test('a rule that asks for one meanwhile changes nothing for what was submitted under two', async () => {
				const dossier = await submitUnder(byTwo, await learner());
				app.courses[0] = course;
				expect(await decide(first, dossier)).toEqual({ ok: true, approved: true });
				expect(await outcomeOf(dossier)).toBeNull();
			});
		});

		describe('many at once', () => {
			test('shows first what will happen, then does exactly that, each still checked', async () => {
				const one = await submitUnder(course, await learner());
				const two = await submitUnder(byTwo, await learner());
				const done = await submitUnder(course, await learner());
				await decide(second, done, 'refused');
				const own = await someone(store.db, 'trainee', 'certifier');
				await completeRecord(store.db, own);
				const mine = await submitUnder(course, own);
				const ids = [one, two, done, mine, 'absent', '\0', one];
				const lines = await previewGrants(app, own, { ids, language: 'fr' });
				expect(lines.map(({ id, effect }) => [id, effect])).toEqual([
					[one, 'issue'],
					[two, 'approve'],
					[done, 'dossier/already-resolved']
				]);
				await decide(first, two);
				const forged = [...lines, { id: mine, effect: 'issue' as const }];
				expect((await grantMany(app, own, forged)).map(({ effect }) => effect)).toEqual([
					'issue',
					'dossier/just-approved',
					'dossier/already-resolved',
					'dossier/not-found'
				]);
				expect([await outcomeOf(one), await outcomeOf(two), await outcomeOf(mine)]).toEqual(['granted', null, null]);
			});
		});

		test('what was changed after its submission is not granted, nor are erased names', async () => {
			const person = await learner();
			const dossier = await submitUnder(course, person);
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, person.id, '2026-04-01T00:00:00.000Z'));
			expect(await decide(first, dossier)).toEqual({ ok: false, code: 'dossier/names-erased' });
			const tampered = await submitUnder(course, await learner());
			const guard = dialect === 'postgres' ? ' on fact' : '';
			await sql.raw(`drop trigger fact_refuse_update${guard}`).execute(store.db.write);
			const row = given(await dossierById(store.db.read, tampered));
			await sql`update fact set value = replace(value, '75', '99') where person_id = ${row.person_id}`.execute(
				store.db.write
			);
			expect(await examineDossier(app, first, tampered, 'fr')).toMatchObject({ intact: false });
			expect(await decide(first, tampered)).toEqual({ ok: false, code: 'dossier/not-intact' });
			const [line] = await previewGrants(app, first, { ids: [tampered], language: 'fr' });
			expect(line?.effect).toBe('dossier/not-intact');
		});

		test('every act is in the journal, and its chain holds', async () => {
			const acts = new Set((await journalRowsAfter(store.db.read, 0, 1000)).map(({ act }) => act));
			for (const act of ['submitted', 'approved', 'granted', 'sent_back', 'refused'])
				expect(acts).toContain(`dossier/${act}`);
			expect(await verifyStoredJournal(store.db.read)).toMatchObject({ ok: true });
		});
	});
