import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSearchIndex } from '#lib/course/index.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { keepPackOffers, packOffers, recallPackOffers } from '#lib/server/learning/pack-offers.ts';
import { takePack } from '#lib/server/learning/take-pack.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom, learner, openSchool } from './school.ts';
import { smallContent } from '../../unit/course/small-content.ts';

const asked = { module: 'un', language: 'fr' } as const;

for (const dialect of dialects)
	describe(`packs for a device, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('a pack has the lessons, the keys of their questions, and nothing of the test', async () => {
			const school = await openSchool(store.db);
			const taken = await takePack(school, await learner(store.db), asked);
			expect(taken?.pack.lessons.map(({ id }) => id)).toEqual(['voir', 'agir']);
			expect(taken?.pack.questions.map(({ question }) => question.id)).toEqual(['q-ouvre', 'q-exerce']);
			expect(JSON.stringify(taken)).not.toMatch(/t-1|t-2|t-3/);
		});

		it('a pack finds the words of its lessons, its texts of law and its terms', async () => {
			const school = await openSchool(store.db);
			const taken = await takePack(school, await learner(store.db), asked);
			const { hits } = readSearchIndex(taken?.pack.search ?? '').find('traite');
			expect(hits.term.map(({ id }) => id)).toEqual(['traite']);
			expect(taken?.pack.terms.map(({ id }) => id)).toEqual(['traite']);
		});

		it('a pack says what its person has answered and finished, and of nobody else', async () => {
			const school = await openSchool(store.db);
			const [person, other] = [await learner(store.db), await learner(store.db)];
			const answer = { course: 'petit', lesson: 'voir', question: 'q-exerce', picked: ['b'], key: 'k1' };
			await answerPractice(school, person, answer);
			expect(await takePack(school, person, asked)).toMatchObject({
				person: person.id,
				given: { 'q-exerce': ['b'] },
				done: []
			});
			expect(await takePack(school, other, asked)).toMatchObject({ person: other.id, given: {} });
		});

		it('a pack of a module that does not exist, or for who does not learn, is not there', async () => {
			const school = await openSchool(store.db);
			expect(await takePack(school, await learner(store.db), { ...asked, module: '__proto__' })).toBeUndefined();
			expect(await takePack(school, await learner(store.db, 'certifier'), asked)).toBeUndefined();
		});

		it('is offered under the same hash until the content changes', async () => {
			const school = await openSchool(store.db);
			const course = { modules: [{ id: 'un' }] };
			const before = await packOffers(school, course, 'fr');
			expect(
				await packOffers({ ...school, content: await contentFrom(store.db, smallContent()) }, course, 'fr')
			).toEqual(before);
			const changed = new Map(smallContent());
			for (const [file, text] of changed) changed.set(file, text.replaceAll('Parce que', 'Puisque'));
			const after = await packOffers({ ...school, content: await contentFrom(store.db, changed) }, course, 'fr');
			expect(after['un']?.hash).not.toBe(before['un']?.hash);
		});

		it('is offered at once where the build has kept what it is, and is what is then taken', async () => {
			const folder = await mkdtemp(join(tmpdir(), 'pretoire-packs-'));
			const before = { folder, build: 'one', keeps: true };
			await keepPackOffers((await openSchool(store.db)).content, before);
			const school = await openSchool(store.db);
			await recallPackOffers(school.content, before);
			await rm(folder, { recursive: true });
			let othersWereServed = false;
			setImmediate(() => (othersWereServed = true));
			const offers = await packOffers(school, { modules: [{ id: 'un' }] }, 'fr');
			// To make a pack takes several turns of the loop; to recall it takes none.
			expect(othersWereServed).toBe(false);
			const taken = await takePack(school, await learner(store.db), asked);
			expect(offers['un']).toEqual({ hash: taken?.pack.hash, bytes: expect.any(Number) });
		});

		it('is made anew where the content is another than the one that was built with', async () => {
			const folder = await mkdtemp(join(tmpdir(), 'pretoire-packs-'));
			const before = { folder, build: 'one', keeps: true };
			await keepPackOffers((await openSchool(store.db)).content, before);
			const changed = new Map(smallContent());
			for (const [file, text] of changed) changed.set(file, text.replaceAll('Parce que', 'Puisque'));
			const content = await contentFrom(store.db, changed);
			await recallPackOffers(content, before);
			await rm(folder, { recursive: true });
			const offers = await packOffers({ content }, { modules: [{ id: 'un' }] }, 'fr');
			const taken = await takePack({ ...store, content }, await learner(store.db), asked);
			expect(offers['un']?.hash).toBe(taken?.pack.hash);
		});
	});
