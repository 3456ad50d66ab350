import { describe, expect, it } from 'vitest';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { glossaryPage } from '#lib/server/search/glossary-page.ts';
import { lawPage } from '#lib/server/search/law-page.ts';
import { search, type SearchAsked } from '#lib/server/search/search.ts';
import { smallContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom, learner, openSchool } from './school.ts';

const asked = (query: string, more: Partial<SearchAsked> = {}): SearchAsked => ({
	query,
	language: 'fr',
	only: null,
	...more
});
const textOf = (runs: readonly { readonly text: string }[] = []) => runs.map(({ text }) => text).join('');

const glossary = `format: 1
terms:
  - { id: traite, fr: traite des êtres humains, ar: الاتجار بالبشر, en: trafficking in human beings, ar_status: V }
  - { id: abus, fr: abus de pouvoir, ar: استغلال النفوذ, en: abuse of power, ar_status: M }
`;

for (const dialect of dialects)
	describe(`searching, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		async function school() {
			const opened = await openSchool(store.db);
			opened.content = await contentFrom(store.db, smallContent().set('glossary.yaml', glossary));
			return opened;
		}

		it('shows of a closed lesson only that it is closed and what opens it, until it opens', async () => {
			const app = await school();
			const person = await learner(store.db);
			const [open, closed] = (await search(app, person, asked('regarder')))?.lessons.shown ?? [];
			expect([open?.id, open?.state, open?.section?.anchor]).toEqual(['voir', 'open', '#section-1']);
			expect(textOf(open?.snippet)).toContain('448-1');
			expect([closed?.id, closed?.state, closed?.section, closed?.snippet]).toEqual(['agir', 'locked', null, []]);
			expect(closed?.waitsFor).toEqual(['Regarder']);
			await finishLesson(app, person, { course: 'petit', lesson: 'voir' });
			const again = (await search(app, person, asked('regarder')))?.lessons.shown ?? [];
			expect(again.map(({ state }) => state).toSorted()).toEqual(['done', 'open']);
			expect(again.every(({ snippet }) => textOf(snippet) !== '')).toBe(true);
		});

		it('marks what was looked for, and finds a term from another language', async () => {
			const app = await school();
			const person = await learner(store.db);
			const found = await search(app, person, asked('traite', { language: 'ar' }));
			const [term] = found?.terms.shown ?? [];
			expect(textOf(term?.name)).toBe('الاتجار بالبشر');
			expect(term?.others.find(({ language }) => language === 'fr')?.name[0]).toEqual({ text: 'traite', marked: true });
		});

		it('shows one group whole and counts the others', async () => {
			const app = await school();
			const person = await learner(store.db);
			const found = await search(app, person, asked('448-1', { only: 'law' }));
			expect(found?.article).toBe(true);
			expect(found?.law.shown.map(({ id }) => id)).toEqual(['cp-448-1']);
			expect([found?.lessons.all, found?.lessons.shown]).toEqual([2, []]);
		});

		it('proposes terms where nothing was found', async () => {
			const app = await school();
			const found = await search(app, await learner(store.db), asked('zzzzzz traites'));
			expect([found?.count, found?.suggestions]).toEqual([0, ['traite des êtres humains']]);
		});

		it('is for those who learn here', async () => {
			const app = await school();
			const certifier = await learner(store.db, 'certifier');
			expect(await search(app, certifier, asked('traite'))).toBeUndefined();
			expect(await lawPage(app, certifier, { id: 'cp-448-1', language: 'fr' })).toBeUndefined();
		});

		it('says of a text of law which lessons cite it, and to trainers alone which cases', async () => {
			const app = await school();
			const read = { id: 'cp-448-1', language: 'en' } as const;
			const law = await lawPage(app, await learner(store.db), read);
			expect(law?.source.says).toBe('Definition.');
			expect(law?.lessons.map(({ id, state }) => [id, state])).toEqual([
				['voir', 'open'],
				['agir', 'locked']
			]);
			expect(law?.cases).toBeNull();
			expect((await lawPage(app, await learner(store.db, 'trainer'), read))?.cases).toEqual([]);
			expect(await lawPage(app, await learner(store.db), { ...read, id: 'nothing' })).toBeUndefined();
		});

		it('lists the glossary by the letters of the language, and only what has the words asked for', async () => {
			const app = await school();
			const lettersIn = (language: 'fr' | 'ar', query = '') =>
				glossaryPage(app, { query, language }).map(({ letter, terms }) => [letter, terms.map(({ id }) => id)]);
			expect(lettersIn('fr')).toEqual([
				['A', ['abus']],
				['T', ['traite']]
			]);
			expect(lettersIn('ar')).toEqual([['ا', ['traite', 'abus']]]);
			expect(lettersIn('fr', 'human')).toEqual([['T', ['traite']]]);
			expect(lettersIn('fr', 'للبشر')).toEqual([['T', ['traite']]]);
			expect(lettersIn('fr', 'rien')).toEqual([]);
		});
	});
