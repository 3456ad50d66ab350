/** Letters that Unicode does not take apart, each as people type it without a thought. */
const plainLetters: Readonly<Record<string, string>> = {
	œ: 'oe',
	æ: 'ae',
	'’': "'",
	ٱ: 'ا',
	ى: 'ي',
	ی: 'ي',
	ک: 'ك',
	ة: 'ه'
};

const plain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** Arabic-Indic and Persian digits as the ones of Morocco. */
const western = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

/**
 * A text as a search compares it: small letters, no accents and no vowel signs, one form of each Arabic letter, western
 * digits, plain hyphens.
 */
export const foldText = (text: string): string =>
	text
		.normalize('NFKD')
		.replaceAll(/[\p{M}ـ]/gu, '')
		.toLowerCase()
		.replaceAll(plain, (letter) => plainLetters[letter] ?? letter)
		.replaceAll(/[٠-٩۰-۹]/gu, western)
		.replaceAll(/\p{Pd}/gu, '-');

/** The words of a query; the Arabic article is let go, since the text may have the word without it. */
const wordsOf = (query: string): string[] =>
	foldText(query)
		.split(/\s+/u)
		.map((word) => word.replace(/^ال(?=..)/u, ''))
		.filter((word) => word !== '');

/** Whether a text has every word of a query, wherever they stand; an empty query finds everything. */
export function matchesSearch(query: string, text: string): boolean {
	const words = wordsOf(query);
	if (words.length === 0) return true;
	const folded = foldText(text);
	return words.every((word) => folded.includes(word));
}
