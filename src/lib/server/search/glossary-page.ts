import type { Term } from '#lib/course/index.ts';
import { byLetter, type Letter } from '#lib/i18n/dictionary.ts';
import type { Language } from '#lib/i18n/language.ts';
import { matchesSearch } from '#lib/i18n/search-text.ts';
import type { App } from '../app.ts';
import { termView, type TermView } from './term-view.ts';

/** The glossary in the order of a language; with a query only the terms that have its words, in name or definition. */
export function glossaryPage(
	{ content }: Pick<App, 'content'>,
	{ query, language }: { readonly query: string; readonly language: Language }
): readonly Letter<TermView>[] {
	const found = content.terms.filter((term) => matchesSearch(query, everyWord(term)));
	return byLetter(
		found.map((term) => termView(content, term, language)),
		language
	);
}

const everyWord = ({ fr, ar, en, ar_also = '', definition }: Term): string =>
	[fr, ar, en, ar_also, ...(definition ? Object.values(definition) : [])].join('\n');
