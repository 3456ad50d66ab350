import { describe, expect, it, test } from 'vitest';
import {
	bestSection,
	checkContent,
	courseLanguages,
	makeSearchIndex,
	markWords,
	readSearchIndex,
	searchDocuments,
	sectionsOf,
	snippetOf,
	type CourseLanguage,
	type SearchIndex
} from '#lib/course/index.ts';
import { readContentFolder } from '#lib/server/learning/read-content-folder.ts';

const { content } = checkContent(await readContentFolder('content'));
const indexOf = (language: CourseLanguage) => makeSearchIndex(searchDocuments(content, language));
const indexes = { fr: await indexOf('fr'), ar: await indexOf('ar'), en: await indexOf('en') };

const ids = (index: SearchIndex, query: string) => {
	const { lesson, law, term } = index.find(query).hits;
	return { lesson: lesson.map(({ id }) => id), law: law.map(({ id }) => id), term: term.map(({ id }) => id) };
};

describe('the search of the published content', () => {
	test.each([
		['fr', 'vulnerabilite'],
		['fr', 'VULNÉRABILITÉ'],
		['fr', 'vulnérab'],
		['fr', 'vulnéralibité'],
		['ar', 'هشاشة'],
		['ar', 'الهَشاشَة'],
		['ar', 'وللهشاشه'],
		['ar', 'هشـاشة'],
		['ar', 'vulnérabilité'],
		['ar', 'vulnerability'],
		['en', 'هشاشة'],
		['fr', 'vulnerability']
	] as const)('finds in %s the term of « %s »', (language, query) => {
		expect(ids(indexes[language], query).term).toContain('vulnerabilite');
	});

	test.each([
		'448-1',
		'448/1',
		'448.1',
		'٤٤٨-١',
		'٤٤٨/١',
		'art. 448-1',
		'article 448-1',
		'الفصل 448-1',
		'المادة ٤٤٨/١'
	])('finds the article « %s » before all others, in each language', (query) => {
		for (const language of courseLanguages) {
			const { article } = indexes[language].find(query);
			const [first] = ids(indexes[language], query).law;
			expect([language, article, first]).toEqual([language, true, 'cp-448-1']);
		}
	});

	test.each(['82-5-1', '82/5/1', '٨٢-٥-١'])('finds the article « %s » of the code of procedure first', (query) => {
		for (const language of courseLanguages)
			expect(content.sources.get(ids(indexes[language], query).law[0] ?? '')?.cite.fr).toContain('82-5-1');
	});

	it('wants every word of a query, and says when what it found is only close', () => {
		expect(indexes.fr.find('traite contrainte').near).toBe(false);
		expect(indexes.fr.find('vulnéralibité').near).toBe(true);
		expect(ids(indexes.fr, 'traite zzzzzz')).toEqual({ lesson: [], law: [], term: [] });
	});

	test.each([
		['nothing', ''],
		['spaces', '   '],
		['a sign', '…'],
		['a word that stands everywhere', 'la'],
		['markup', '<b>'],
		['half a pair', '\uD800'],
		['a name that every object has', '__proto__ constructor'],
		['an endless word', 'x'.repeat(5000)],
		['a number of no article', '-1e999'],
		['two thousand words', 'traite victime '.repeat(1000)]
	])('answers %s without a fault', (_, query) => {
		for (const language of courseLanguages) {
			expect(indexes[language].find(query).near).toBeTypeOf('boolean');
			expect(indexes[language].suggest(query)).toBeInstanceOf(Array);
		}
	});

	it('proposes terms that have one of the words, for a query that finds nothing', () => {
		expect(indexes.fr.suggest('exploitassion zzzzzz').length).toBeGreaterThan(0);
		expect(indexes.fr.suggest('exploitassion zzzzzz').length).toBeLessThanOrEqual(5);
	});

	it('finds the same with an index that was written as text and read again', () => {
		for (const language of courseLanguages) {
			const again = readSearchIndex(indexes[language].toText());
			for (const query of ['traite', '448-1', 'الضحية', 'vulnéralibité'])
				expect(again.find(query)).toEqual(indexes[language].find(query));
		}
	});

	it('finds every term by its name, in each language and from each language', () => {
		const missed = courseLanguages.flatMap((from) =>
			courseLanguages.flatMap((language) =>
				content.terms
					.filter((term) => !ids(indexes[from], term[language]).term.includes(term.id))
					.map(({ id }) => `${from} ${language} ${id}`)
			)
		);
		expect(missed).toEqual([]);
	});
});

describe('what is shown of a lesson that was found', () => {
	const matched = new Set(['victime', '448-1']);

	it('marks each form of a word and nothing else', () => {
		expect(markWords('Les Victimes (art. 448/1) : victimité.', matched)).toEqual([
			{ text: 'Les ', marked: false },
			{ text: 'Victimes', marked: true },
			{ text: ' (art. ', marked: false },
			{ text: '448/1', marked: true },
			{ text: ') : victimité.', marked: false }
		]);
	});

	it('shows the stretch where most of the words stand', () => {
		const far = `victime ${'un mot '.repeat(200)} 448-1 et la victime ${'fin '.repeat(200)}`;
		const shown = snippetOf(far, matched)
			.map(({ text }) => text)
			.join('');
		expect(shown).toContain('448-1 et la victime');
		expect(shown.startsWith('… ') && shown.endsWith('…')).toBe(true);
		expect(shown.length).toBeLessThan(250);
	});

	it('names the section in which they stand, by the id of its heading', () => {
		for (const published of content.courses)
			for (const { in: texts } of published.lessons.values()) {
				const sections = sectionsOf(texts.fr);
				expect(sections.flatMap(({ id }) => id ?? [])).toEqual(texts.fr.outline.map(({ id }) => id));
				expect(sections.flatMap(({ text }) => text.match(/<[a-z/]|&(?:amp|lt|#39);|\[\d+\]/u) ?? [])).toEqual([]);
				// The end of a cell or a line and the beginning of the next are two words.
				expect(sections.flatMap(({ text }) => text.match(/\p{Ll}\p{Lu}/u) ?? [])).toEqual([]);
			}
		const sections = [
			{ id: null, title: '', text: 'La victime.' },
			{ id: 'section-1', title: 'Victime', text: 'L’article 448-1.' }
		];
		expect(bestSection(sections, matched)?.id).toBe('section-1');
		expect(bestSection(sections, new Set(['absent']))).toBeUndefined();
	});
});
