import { describe, expect, test } from 'vitest';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { statistics } from '#lib/server/certification/statistics.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, rule, someone, withCertification } from './fixture.ts';
import { issuedBy } from './issued.ts';

for (const dialect of dialects) {
	describe(`statistics on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);
		const seen = async () => given(await statistics(app, certifier, 'fr'));
		const issue = async (count: number) => {
			for (let n = 0; n < count; n += 1) await issuedBy(app, certifier);
		};

		test('say nothing under five, and then whole groups of five, over every edition of a rule', async () => {
			await issue(4);
			expect(await seen()).toEqual({
				courses: [{ title: 'Formation', dossiers: { granted: 0 } }],
				certificates: { valid: 0 },
				medianDays: null
			});
			app.courses[0] = { ...course, rule: { ...rule, version: '2.0.0' } };
			await issue(2);
			app.courses[0] = course;
			expect(await seen()).toMatchObject({
				courses: [{ dossiers: { granted: 5 } }],
				certificates: { valid: 5 },
				medianDays: 0
			});
		});

		test('tell certificates by what became of them, and how long half of the decisions took at most', async () => {
			for (let n = 0; n < 5; n += 1) {
				const { code } = await issuedBy(app, certifier);
				await changeStatus(app, certifier, { code, act: 'revoke', reason: 'issued-in-error' });
			}
			for (let n = 0; n < 20; n += 1) {
				const person = await someone(store.db, 'trainee');
				await completeRecord(store.db, person);
				const submitted = await submitDossier(app, person, { course: course.id, names });
				if (!submitted.ok) throw new Error(submitted.code);
				app.day = '2026-03-08T09:00:00.000Z';
				await resolveDossier(app, certifier, { dossier: submitted.dossier, outcome: 'refused', reason: 'Motif' });
				app.day = '2026-03-01T09:00:00.000Z';
			}
			expect(await seen()).toMatchObject({
				courses: [{ dossiers: { granted: 10, refused: 20 } }],
				certificates: { valid: 5, revoked: 5 },
				medianDays: 7
			});
			app.day = '2029-03-01T09:00:00.000Z';
			expect((await seen()).certificates).toEqual({ expired: 5, revoked: 5 });
			app.day = '2026-03-01T09:00:00.000Z';
		});

		test('are for certifiers and administrators', async () => {
			expect(await statistics(app, await someone(store.db, 'trainer', 'trainee'), 'fr')).toBeUndefined();
			expect(await statistics(app, await someone(store.db, 'administrator'), 'fr')).toBeDefined();
		});
	});
}
