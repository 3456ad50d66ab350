import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { readManifest, readRule, verifyJournal } from '#lib/records/index.ts';
import { certifierMaySee } from '#lib/server/certification/certifier-may-see.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { myDossier } from '#lib/server/certification/my-dossier.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { withdrawDossier } from '#lib/server/certification/withdraw-dossier.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, rule, someone, withCertification } from './fixture.ts';

for (const dialect of dialects) {
	describe(`a dossier on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);

		const submit = (person: Person, asked = names) => submitDossier(app, person, { course: course.id, names: asked });
		const submitted = async (person: Person) => {
			const outcome = await submit(person);
			if (!outcome.ok) throw new Error(outcome.code);
			return outcome.dossier;
		};
		const ready = async (): Promise<Person> => {
			const person = await someone(store.db, 'trainee');
			await completeRecord(store.db, person);
			return person;
		};
		const decide = (person: Person, dossier: string, outcome: 'granted' | 'sent_back' | 'refused', reason = 'Motif') =>
			resolveDossier(app, person, { dossier, outcome, reason });
		const examine = (person: Person, dossier: string) => examineDossier(app, person, dossier, 'fr');

		test('an incomplete record tells what is missing and cannot be submitted', async () => {
			const person = await someone(store.db, 'trainee');
			const mine = await myDossier(app, person, course, 'fr');
			expect(mine).toMatchObject({ state: 'none', complete: false, purposes: [] });
			expect(mine.requirements.map(({ done, of }) => [done, of])).toEqual([
				[0, 2],
				[0, 1],
				[0, 1]
			]);
			expect(await submit(person)).toEqual({ ok: false, code: 'dossier/incomplete' });
		});

		test('from facts to a certificate: submitted, sent back, submitted again, granted', async () => {
			const person = await ready();
			const first = await submitted(person);
			expect(await examine(certifier, first)).toMatchObject({
				state: 'submitted',
				intact: true,
				names,
				accountName: null,
				evidence: {
					lessons: [{ title: 'Un' }, { title: 'Deux' }],
					tests: [{ title: 'Comprendre', percent: 90, answers: [{ prompt: 'Pourquoi ?', marks: 1 }] }],
					trials: [{ title: 'Villa', percent: 75, gatesRaised: 1, gatesDebriefed: 1, signed: false }]
				}
			});
			expect(await decide(certifier, first, 'sent_back', 'Reprendre le débriefing.')).toEqual({ ok: true });
			const afterwards = await myDossier(app, person, course, 'fr');
			expect(afterwards).toMatchObject({ state: 'sent_back', purposes: ['first'] });
			expect(afterwards.submissions[0]?.reason).toBe('Reprendre le débriefing.');

			const second = await submitted(person);
			expect((await dossierById(store.db.read, second))?.supersedes).toBe(first);
			expect((await examine(certifier, second))?.earlier).toMatchObject([
				{ state: 'sent_back', reason: 'Reprendre le débriefing.' }
			]);
			expect(await decide(certifier, second, 'granted')).toEqual({ ok: true });
			const last = await myDossier(app, person, course, 'fr');
			expect(last).toMatchObject({ state: 'granted', purposes: ['correction'] });
			expect(last.submissions.map(({ state }) => state)).toEqual(['granted', 'sent_back']);
			expect(last.submissions[0]?.certificate).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-?){4}$/);
		});

		test('nobody examines or resolves their own dossier', async () => {
			const both = await someone(store.db, 'trainee', 'certifier');
			await completeRecord(store.db, both);
			const dossier = await submitted(both);
			expect(await examine(both, dossier)).toBeUndefined();
			for (const outcome of ['granted', 'sent_back', 'refused'] as const)
				expect(await decide(both, dossier, outcome)).toEqual({ ok: false, code: 'dossier/not-found' });
			expect((await dossierById(store.db.read, dossier))?.outcome).toBeNull();
		});

		test('without the capability nothing is there: not to examine, resolve, nor withdraw', async () => {
			const dossier = await submitted(await ready());
			const stranger = await someone(store.db, 'trainee', 'trainer', 'administrator');
			expect(await examine(stranger, dossier)).toBeUndefined();
			expect(await decide(stranger, dossier, 'granted')).toEqual({ ok: false, code: 'dossier/not-found' });
			expect(await withdrawDossier(app, stranger, dossier)).toEqual({ ok: false, code: 'dossier/not-found' });
			expect(await withdrawDossier(app, stranger, 'absent')).toEqual({ ok: false, code: 'dossier/not-found' });
			expect(await examine(certifier, 'absent')).toBeUndefined();
		});

		test('two certifiers at once: one decides, the other is told', async () => {
			const dossier = await submitted(await ready());
			const other = await someone(store.db, 'certifier');
			const outcomes = await Promise.all([decide(certifier, dossier, 'granted'), decide(other, dossier, 'sent_back')]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			const state = given(await dossierById(store.db.read, dossier)).outcome;
			expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'dossier/already-resolved', state });
			const certificates = store.db.read.selectFrom('certificate').selectAll().where('dossier_id', '=', dossier);
			expect(await certificates.execute()).toHaveLength(state === 'granted' ? 1 : 0);
		});

		test('the same decision sent twice is one decision and one certificate', async () => {
			const dossier = await submitted(await ready());
			const twice = await Promise.all([decide(certifier, dossier, 'granted'), decide(certifier, dossier, 'granted')]);
			expect(twice).toEqual([{ ok: true }, { ok: true }]);
			expect(await decide(certifier, dossier, 'granted')).toEqual({ ok: true });
			expect(await decide(certifier, dossier, 'refused')).toMatchObject({ code: 'dossier/already-resolved' });
		});

		test('submitted twice at once: one dossier', async () => {
			const person = await ready();
			const outcomes = await Promise.all([submit(person), submit(person)]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'dossier/not-now', state: 'submitted' });
			expect((await myDossier(app, person, course, 'fr')).submissions).toHaveLength(1);
			const sealed = store.db.read.selectFrom('sealed_text').selectAll().where('person_id', '=', person.id);
			// The names, the trial, the hours and the law.
			expect(await sealed.execute()).toHaveLength(4);
		});

		test('a withdrawn dossier shows a certifier nothing, cannot be granted, and can be submitted again', async () => {
			const person = await ready();
			const dossier = await submitted(person);
			expect(await withdrawDossier(app, person, dossier)).toEqual({ ok: true });
			expect(await withdrawDossier(app, person, dossier)).toEqual({ ok: true });
			expect(await examine(certifier, dossier)).toMatchObject({
				state: 'withdrawn',
				names: null,
				evidence: { lessons: [], tests: [], trials: [] }
			});
			expect(await decide(certifier, dossier, 'granted')).toMatchObject({
				code: 'dossier/already-resolved',
				state: 'withdrawn'
			});
			expect((await submit(person)).ok).toBe(true);
		});

		test('what was refused cannot be withdrawn or submitted again', async () => {
			const person = await ready();
			const dossier = await submitted(person);
			await decide(certifier, dossier, 'refused', 'Le procès a été joué par une autre personne.');
			expect(await withdrawDossier(app, person, dossier)).toMatchObject({ code: 'dossier/not-now', state: 'refused' });
			expect(await submit(person)).toMatchObject({ code: 'dossier/not-now', state: 'refused' });
		});

		test('sending back and refusing need a reason', async () => {
			const dossier = await submitted(await ready());
			expect(await decide(certifier, dossier, 'sent_back', '  ')).toEqual({
				ok: false,
				code: 'dossier/reason',
				problem: 'reason/empty'
			});
			expect(await decide(certifier, dossier, 'refused', 'x'.repeat(5000))).toMatchObject({
				problem: 'reason/too-long'
			});
		});

		test('a rule edited meanwhile: the dossier keeps the rule it was submitted under', async () => {
			const person = await ready();
			const dossier = await submitted(person);
			app.courses[0] = { ...course, rule: { ...rule, version: '2.0.0', hours: 99 } };
			expect(await examine(certifier, dossier)).toMatchObject({ rule: { version: '1.0.0', hours: 4 } });
			await decide(certifier, dossier, 'granted');
			const row = given(await dossierById(store.db.read, dossier));
			expect(readRule(row.rule)).toEqual(rule);
			expect(readManifest(row.manifest).rule).toBe(row.rule_hash);
			expect((await myDossier(app, person, given(app.courses[0]), 'fr')).state).toBe('granted');
			app.courses[0] = course;
		});

		test.each([
			['<script>alert(1)</script>', 'name/characters'],
			['Awa \u202eilebmeT', 'name/invisible'],
			['A'.repeat(300), 'name/too-long'],
			['Awa\u0000 Tembeli', 'name/invisible'],
			['', 'name/empty']
		])('the name %j is refused with its reason and nothing is written', async (latin, problem) => {
			const person = await ready();
			expect(await submit(person, { ...names, latin })).toEqual({ ok: false, code: 'dossier/names', latin: problem });
			expect((await myDossier(app, person, course, 'fr')).state).toBe('none');
		});

		test('a certifier may read the trial of a submitted dossier, and nothing else', async () => {
			const person = await someone(store.db, 'trainee', 'certifier');
			const { trial } = await completeRecord(store.db, person);
			const subject = { kind: 'trial', id: trial } as const;
			expect(await certifierMaySee(app, certifier, subject)).toBe(false);
			const dossier = await submitted(person);
			expect(await certifierMaySee(app, certifier, subject)).toBe(true);
			expect(await certifierMaySee(app, person, subject)).toBe(false);
			expect(await certifierMaySee(app, await someone(store.db, 'trainer'), subject)).toBe(false);
			expect(await certifierMaySee(app, certifier, { kind: 'trial', id: 'another' })).toBe(false);
			expect(await certifierMaySee(app, certifier, { kind: 'attempt', id: trial })).toBe(false);
			await withdrawDossier(app, person, dossier);
			expect(await certifierMaySee(app, certifier, subject)).toBe(false);
		});

		test('every act stands in the journal, which still verifies and names nobody', async () => {
			const rows = await journalRowsAfter(store.db.read, 0, 10_000);
			expect(verifyJournal(rows)).toEqual({ ok: true, entries: rows.length });
			const acts = new Set(rows.map(({ act }) => act));
			for (const act of ['submitted', 'withdrawn', 'sent_back', 'refused', 'granted'])
				expect(acts).toContain(`dossier/${act}`);
			expect(acts).toContain('certificate/issued');
			expect(JSON.stringify(rows)).not.toMatch(/Awa|Tembeli|Reprendre/);
		});
	});
}
