import type { Term } from '#lib/course/index.ts';
import { foldText } from '#lib/i18n/fold-text.ts';
import type { Language } from '#lib/i18n/language.ts';
import { matchesSearch } from '#lib/i18n/search-text.ts';
import type { App } from '../app.ts';
import { termView, type TermView } from './term-view.ts';

/** The terms that begin with a letter. */
export interface LetterOfGlossary {
	readonly letter: string;
	readonly terms: readonly TermView[];
}

/** The glossary in the order of a language; with a query only the terms that have its words, in name or definition. */
export function glossaryPage(
	{ content }: Pick<App, 'content'>,
	{ query, language }: { readonly query: string; readonly language: Language }
): readonly LetterOfGlossary[] {
	const { compare } = new Intl.Collator(language);
	const sorted = content.terms
		.filter((term) => matchesSearch(query, everyWord(term)))
		.map((term) => ({ key: sortKey(term[language]), term: termView(content, term, language) }))
		.toSorted((a, b) => compare(a.key, b.key));
	const letters = Map.groupBy(sorted, ({ key }) => key.charAt(0).toLocaleUpperCase(language));
	return [...letters].map(([letter, found]) => ({ letter, terms: found.map(({ term }) => term) }));
}

const everyWord = ({ fr, ar, en, ar_also = '', definition }: Term): string =>
	[fr, ar, en, ar_also, ...(definition ? Object.values(definition) : [])].join('\n');

/** A dictionary looks at the first letter, not at the article or the apostrophe before it. */
const sortKey = (name: string): string => foldText(name).replace(/^(?:ال(?=..)|[^\p{L}]+)/u, '');
