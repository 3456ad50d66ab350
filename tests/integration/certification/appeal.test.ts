import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { previewGrants } from '#lib/server/certification/grant-many.ts';
import { myDossier } from '#lib/server/certification/my-dossier.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { withdrawDossier } from '#lib/server/certification/withdraw-dossier.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, rule, someone, withCertification } from './fixture.ts';

const why = 'Le procès a bien été joué par moi, sous les yeux de la salle.';

for (const dialect of dialects) {
	describe(`an appeal against a refusal on ${dialect}`, () => {
		const { store, app, certifier, withPerson } = withCertification(dialect);
		const other = withPerson('certifier');

		const submit = async (person: Person, purpose: 'first' | 'appeal', appeal = why) =>
			submitDossier(app, person, { course: course.id, names, purpose, appeal });
		const submitted = async (...asked: Parameters<typeof submit>) => {
			const outcome = await submit(...asked);
			if (!outcome.ok) throw new Error(outcome.code);
			return outcome.dossier;
		};
		const decide = (by: Person, dossier: string, outcome: 'granted' | 'sent_back' | 'refused') =>
			resolveDossier(app, by, { dossier, outcome, reason: 'Motif du refus' });
		const refused = async () => {
			const person = await someone(store.db, 'trainee');
			await completeRecord(store.db, person);
			const dossier = await submitted(person, 'first');
			await decide(certifier, dossier, 'refused');
			return { person, dossier };
		};

		test('is examined by another, who reads why, with the same evidence under the same rule', async () => {
			const { person, dossier } = await refused();
			app.courses[0] = { ...course, rule: { ...rule, version: '2.0.0', hours: 99 } };
			const appeal = await submitted(person, 'appeal');
			app.courses[0] = course;
			const [before, after] = [
				given(await dossierById(store.db.read, dossier)),
				given(await dossierById(store.db.read, appeal))
			];
			expect([after.supersedes, after.rule_hash]).toEqual([dossier, before.rule_hash]);
			const examined = await examineDossier(app, other, appeal, 'fr');
			expect(examined).toMatchObject({
				appeal: why,
				intact: true,
				barred: null,
				earlier: [{ id: dossier, state: 'refused', reason: 'Motif du refus', resolvedBy: 'Awa Tembeli' }],
				later: []
			});
			expect(examined?.evidence).toEqual((await examineDossier(app, other, dossier, 'fr'))?.evidence);
			expect(await decide(other, appeal, 'granted')).toEqual({ ok: true });
			expect(await examineDossier(app, other, dossier, 'fr'), 'whoever opens the refusal learns of it').toMatchObject({
				...{ resolvedBy: 'Awa Tembeli', reason: 'Motif du refus', earlier: [] },
				later: [{ id: appeal, state: 'granted', resolvedBy: 'Awa Tembeli' }]
			});
			expect((await myDossier(app, person, course, 'fr')).held?.status).toBe('valid');
			const rows = await journalRowsAfter(store.db.read, 0, 10_000);
			expect(JSON.stringify(rows)).not.toContain(why);
		});

		test('is not decided by who refused, alone or among many, who may still read it', async () => {
			const { person } = await refused();
			const appeal = await submitted(person, 'appeal');
			expect((await examineDossier(app, certifier, appeal, 'fr'))?.barred).toBe('refused-before');
			for (const outcome of ['granted', 'sent_back', 'refused'] as const)
				expect(await decide(certifier, appeal, outcome)).toEqual({ ok: false, code: 'dossier/refused-before' });
			expect(await previewGrants(app, certifier, { ids: [appeal], language: 'fr' })).toMatchObject([
				{ effect: 'dossier/refused-before' }
			]);
		});

		test('can be made once; taking it back is no way to another first submission', async () => {
			const { person } = await refused();
			const first = await submitted(person, 'appeal');
			await withdrawDossier(app, person, first);
			expect(await submit(person, 'first')).toMatchObject({ code: 'dossier/not-now' });
			const second = await submitted(person, 'appeal');
			expect((await examineDossier(app, certifier, second, 'fr'))?.barred).toBe('refused-before');
			await decide(other, second, 'refused');
			for (const purpose of ['first', 'appeal'] as const)
				expect(await submit(person, purpose)).toEqual({ ok: false, code: 'dossier/not-now', state: 'refused' });
		});

		test('needs a reason, and a refusal', async () => {
			const { person } = await refused();
			expect(await submit(person, 'appeal', '  ')).toEqual({
				ok: false,
				code: 'dossier/appeal',
				problem: 'reason/empty'
			});
			const newcomer = await someone(store.db, 'trainee');
			await completeRecord(store.db, newcomer);
			expect(await submit(newcomer, 'appeal')).toMatchObject({ code: 'dossier/not-now', state: 'none' });
		});
	});
}
