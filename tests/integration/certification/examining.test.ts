import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { commentEvidence } from '#lib/server/certification/comment-evidence.ts';
import { dossierQueue, type QueueWish } from '#lib/server/certification/dossier-queue.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { grantMany, previewGrants } from '#lib/server/certification/grant-many.ts';
import { myDossier } from '#lib/server/certification/my-dossier.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { changeLanguage } from '#lib/server/db/person-repository.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { dialects, withDatabase } from '../database.ts';
import { certificationOn, completeRecord, course, given, names, rule, someone, withCertification } from './fixture.ts';
import { train } from './train.ts';

const byTwo = { ...course, rule: { ...rule, certify: { certifiers: 2 as const } } };

for (const dialect of dialects) {
	describe(`examining on ${dialect}`, () => {
		const { store, app, certifier: first, withPerson } = withCertification(dialect);
		const second = withPerson('certifier');

		const learner = async (): Promise<Person> => {
			const person = await someone(store.db, 'trainee');
			await completeRecord(store.db, person);
			return person;
		};
		const submitUnder = async (under: typeof course, person: Person): Promise<string> => {
			app.courses[0] = under;
			const submitted = await submitDossier(app, person, { course: course.id, names });
			if (!submitted.ok) throw new Error(submitted.code);
			return submitted.dossier;
		};
		const decide = (by: Person, dossier: string, outcome: 'granted' | 'sent_back' | 'refused' = 'granted') =>
			resolveDossier(app, by, { dossier, outcome, reason: 'Motif' });
		const outcomeOf = async (dossier: string) => given(await dossierById(store.db.read, dossier)).outcome;
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

		describe('comments on evidence', () => {
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
			for (const act of ['submitted', 'approved', 'commented', 'granted', 'sent_back', 'refused'])
				expect(acts).toContain(`dossier/${act}`);
			expect(await verifyStoredJournal(store.db.read)).toMatchObject({ ok: true });
		});
	});

	describe(`the filters of the queue on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let app: ReturnType<typeof certificationOn>;
		let certifier: Person;
		const named: Record<string, string> = {};
		const found = async (wish: Partial<QueueWish>) => {
			const asked = { state: 'submitted', after: null, language: 'fr', ...wish } as const;
			const { lines } = await dossierQueue(app, certifier, asked);
			return Object.keys(named).filter((name) => lines.some(({ id }) => id === named[name]));
		};

		beforeAll(async () => {
			app = certificationOn(store.db);
			certifier = await someone(store.db, 'certifier');
			const other = { ...byTwo, id: 'autre', rule: { ...byTwo.rule, id: 'autre', course: 'autre' } };
			app.courses.push(other);
			const submit = async (name: string, courseId: string, day: string, person?: Person) => {
				app.day = day;
				const who = person ?? (await someone(store.db, 'trainee'));
				if (!person) await completeRecord(store.db, who);
				const submitted = await submitDossier(app, who, { course: courseId, names });
				if (!submitted.ok) throw new Error(submitted.code);
				named[name] = submitted.dossier;
				return who;
			};
			await submit('old', course.id, '2026-02-20T09:00:00.000Z');
			await submit('other course', 'autre', '2026-03-18T09:00:00.000Z');
			const arabic = await submit('arabic', course.id, '2026-03-19T09:00:00.000Z');
			await changeLanguage(store.db.write, arabic.id, 'ar');
			const returning = await submit('sent back', course.id, '2026-03-19T10:00:00.000Z');
			const reason = { outcome: 'sent_back', reason: 'Motif' } as const;
			await resolveDossier(app, certifier, { dossier: named['sent back'] ?? '', ...reason });
			await submit('again', course.id, '2026-03-19T11:00:00.000Z', returning);
			await resolveDossier(app, certifier, { dossier: named['other course'] ?? '', outcome: 'granted', reason: '' });
			app.day = '2026-03-20T09:00:00.000Z';
		});

		test.each<[string, Partial<QueueWish>, string[]]>([
			['nothing', {}, ['old', 'other course', 'arabic', 'again']],
			['a course', { course: 'autre' }, ['other course']],
			['a course that has no rule', { course: 'absente' }, []],
			['an age', { days: 7 }, ['old']],
			['what was submitted again', { again: true }, ['again']],
			['what was submitted first', { again: false }, ['old', 'other course', 'arabic']],
			['the learner’s language', { spoken: 'ar' }, ['arabic']],
			['one approval of two', { state: 'approved' }, ['other course']],
			['a state', { state: 'sent_back' }, ['sent back']],
			['several of these', { course: course.id, days: 7, again: false, spoken: 'fr' }, ['old']]
		])('%s', async (_, wish, names) => {
			expect(await found(wish)).toEqual(names);
		});
	});
}
