import MiniSearch, { type Options, type SearchOptions, type SearchResult } from 'minisearch';
import { formsOf, searchWords } from '#lib/i18n/search-words.ts';
import { searchKinds, type SearchDocument, type SearchKind } from './search-documents.ts';

/** A thing that was found, and the words of it that matched, folded, for marking them. */
export interface SearchHit {
	readonly id: string;
	readonly matched: ReadonlySet<string>;
}

export interface SearchFound {
	/** By kind, best first. */
	readonly hits: Readonly<Record<SearchKind, readonly SearchHit[]>>;
	/** Nothing has the words as they were typed: these are close to them. */
	readonly near: boolean;
	/** The query names an article: what has this number in its name stands first. */
	readonly article: boolean;
}

/** What can be found in one language. It can be written as text and read again, on a phone too. */
export interface SearchIndex {
	find(query: string): SearchFound;
	/** Glossary terms that have a word a little like one of the query, for somebody who found nothing. */
	suggest(query: string): readonly string[];
	toText(): string;
}

const options: Options<SearchDocument> = {
	fields: ['title', 'body', 'other'],
	tokenize: searchWords,
	processTerm: formsOf,
	searchOptions: { boost: { title: 3, other: 0.4 } }
};

const number = /\d/u;
const exact: SearchOptions = { prefix: (word) => word.length > 1 };
/** One slip in a word, two in a long one; a number is another number at once. */
const close: SearchOptions = {
	...exact,
	fuzzy: (word) => (number.test(word) || word.length < 4 ? false : word.length < 8 ? 1 : 2)
};

/** Makes the index of some documents, a few at a time, so that whoever else is being served does not wait for all. */
export async function makeSearchIndex(documents: readonly SearchDocument[]): Promise<SearchIndex> {
	const index = new MiniSearch(options);
	await index.addAllAsync(documents);
	return searchIn(index);
}

/** Reads an index that `toText` wrote. */
export const readSearchIndex = (text: string): SearchIndex => searchIn(MiniSearch.loadJSON(text, options));

const searchIn = (index: MiniSearch<SearchDocument>): SearchIndex => ({
	find(query) {
		const words = wordsAsked(query);
		const found = everyWord(index, words, exact);
		const near = found.length === 0;
		const results = near ? everyWord(index, words, close) : found;
		return {
			hits: byKind(firstNamed(results, words)),
			near: near && results.length > 0,
			article: words.some((word) => /\d-\d/u.test(word))
		};
	},
	suggest(query) {
		const anyWord = { ...close, filter: ({ id }: SearchResult) => String(id).startsWith('term ') };
		return index
			.search(wordsAsked(query).join(' '), anyWord)
			.slice(0, 5)
			.map(({ id }) => bareId(id));
	},
	toText: () => JSON.stringify(index)
});

/** Beside a number these only say that it is one of an article; the texts write it « art. » or « الفصل » as it comes. */
const articleWords = new Set(searchWords('art article articles الفصل فصل المادة مادة'));

/** A longer query is no search, and would take long. */
function wordsAsked(query: string): readonly string[] {
	const words = searchWords(query).slice(0, 12);
	return words.some((word) => number.test(word)) ? words.filter((word) => !articleWords.has(word)) : words;
}

/** What has every word, each in one of its forms. */
const everyWord = (index: MiniSearch<SearchDocument>, words: readonly string[], how: SearchOptions): SearchResult[] =>
	words.length === 0
		? []
		: index.search({ combineWith: 'AND', queries: words.map((word) => ({ combineWith: 'OR', queries: [word] })) }, how);

/** Those whose name has a number that was asked for come first; sorting keeps the order among equals. */
function firstNamed(results: SearchResult[], words: readonly string[]): SearchResult[] {
	const numbers = words.filter((word) => number.test(word));
	const named = ({ match }: SearchResult) => numbers.filter((one) => match[one]?.includes('title')).length;
	return results.toSorted((a, b) => named(b) - named(a));
}

function byKind(results: readonly SearchResult[]): SearchFound['hits'] {
	const hits: Record<SearchKind, SearchHit[]> = { lesson: [], law: [], term: [] };
	for (const { id, terms } of results) {
		const kind = searchKinds.find((one) => String(id).startsWith(`${one} `));
		if (kind) hits[kind].push({ id: bareId(id), matched: new Set(terms) });
	}
	return hits;
}

const bareId = (id: unknown): string => String(id).replace(/^\S+ /u, '');
