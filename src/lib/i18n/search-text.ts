import { foldText } from './fold-text.ts';
import { searchWords, withoutPrefixes } from './search-words.ts';

/**
 * Whether a text has every word of a query, wherever they stand; an empty query finds everything. An Arabic word is found
 * whatever article or particle is written onto it, here or there.
 */
export function matchesSearch(query: string, text: string): boolean {
	const words = foldText(query)
		.split(/\s+/u)
		.filter((word) => word !== '');
	if (words.length === 0) return true;
	const folded = foldText(text);
	const bare = searchWords(text).map(withoutPrefixes);
	return words.every((word) => folded.includes(word) || bare.some((one) => one.startsWith(withoutPrefixes(word))));
}
