import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { dossierQueue, type QueueWish } from '#lib/server/certification/dossier-queue.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { changeLanguage } from '#lib/server/db/person-repository.ts';
import { dialects, withDatabase } from '../database.ts';
import { byTwo } from './examiners.ts';
import { certificationOn, completeRecord, course, names, someone } from './fixture.ts';

for (const dialect of dialects)
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
