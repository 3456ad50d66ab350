import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { dossierQueue, type QueueState } from '#lib/server/certification/dossier-queue.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { dialects, withDatabase } from '../database.ts';
import { certificationOn, completeRecord, course, names, someone } from './fixture.ts';

for (const dialect of dialects) {
	describe(`the certifiers' queue on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let app: ReturnType<typeof certificationOn>;
		let certifier: Person;
		const dossiers: string[] = [];

		const submit = async (person: Person): Promise<string> => {
			await completeRecord(store.db, person);
			const submitted = await submitDossier(app, person, { course: course.id, names });
			if (!submitted.ok) throw new Error(submitted.code);
			return submitted.dossier;
		};
		const page = (state: QueueState, after: string | null = null, person = certifier) =>
			dossierQueue(app, person, { state, after, language: 'fr' });

		beforeAll(async () => {
			app = certificationOn(store.db);
			certifier = await someone(store.db, 'certifier', 'trainee');
			for (let day = 1; day <= 28; day++) {
				// Three a day: the place in the queue is told by time and id together.
				app.day = `2026-02-${String(10 + Math.floor(day / 3)).padStart(2, '0')}T09:00:00.000Z`;
				dossiers.push(await submit(await someone(store.db, 'trainee')));
			}
			app.day = '2026-03-01T09:00:00.000Z';
		});

		test('is oldest first, in pages without gap or overlap', async () => {
			const first = await page('submitted');
			const second = await page('submitted', first.next);
			expect([first.lines.length, second.lines.length, second.next]).toEqual([25, 3, null]);
			const ids = [...first.lines, ...second.lines].map(({ id }) => id);
			expect(new Set(ids)).toEqual(new Set(dossiers));
			const times = [...first.lines, ...second.lines].map(({ submittedAt }) => submittedAt);
			expect(times).toEqual(times.toSorted());
		});

		test('tells the age in whole days', async () => {
			expect((await page('submitted')).lines[0]?.days).toBe(19);
		});

		test('leaves out the certifier’s own dossier', async () => {
			const own = await submit(certifier);
			const after = `2026-02-28T00:00:00.000Z~0`;
			expect((await page('submitted', after)).lines).toEqual([]);
			const other = await someone(store.db, 'certifier');
			expect((await page('submitted', after, other)).lines.map(({ id }) => id)).toEqual([own]);
		});

		test('a decided dossier leaves the queue and is found under its decision', async () => {
			const dossier = dossiers[3] ?? '';
			await resolveDossier(app, certifier, { dossier, outcome: 'refused', reason: 'Motif' });
			expect((await page('submitted')).lines.map(({ id }) => id)).not.toContain(dossier);
			expect((await page('refused')).lines.map(({ id }) => id)).toEqual([dossier]);
			expect((await page('granted')).lines).toEqual([]);
		});

		test('is empty for who may not examine, and a forged place is the beginning', async () => {
			expect((await page('submitted', null, await someone(store.db, 'administrator'))).lines).toEqual([]);
			expect((await page('submitted', `' or 1=1`)).lines).toHaveLength(25);
		});
	});
}
