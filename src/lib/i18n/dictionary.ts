import { foldText } from './fold-text.ts';
import type { Language } from './language.ts';

/** What a dictionary has under a letter. */
export interface Letter<Entry> {
	readonly letter: string;
	readonly terms: readonly Entry[];
}

/** Named things in the order of a language's dictionary, by letter. */
export function byLetter<Entry extends { readonly name: string }>(
	entries: readonly Entry[],
	language: Language
): readonly Letter<Entry>[] {
	const { compare } = new Intl.Collator(language);
	const sorted = entries.map((term) => ({ key: sortKey(term.name), term })).toSorted((a, b) => compare(a.key, b.key));
	const letters = Map.groupBy(sorted, ({ key }) => key.charAt(0).toLocaleUpperCase(language));
	return [...letters].map(([letter, found]) => ({ letter, terms: found.map(({ term }) => term) }));
}

/** A dictionary looks at the first letter, not at the article or the apostrophe before it. */
const sortKey = (name: string): string => foldText(name).replace(/^(?:ال(?=..)|[^\p{L}]+)/u, '');
