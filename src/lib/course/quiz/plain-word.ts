/** What is one letter to a reader and several to a machine. */
const sameLetters: readonly (readonly [RegExp, string])[] = [
	[/[\u0640\p{Cf}\p{M}]/gu, ''],
	[/[\u2018\u2019\u02BC\u0060\u00B4]/g, "'"],
	[/[\u2010-\u2015]/g, '-'],
	[/[\u0671]/g, 'ا'],
	[/[ى\u06CC]/g, 'ي'],
	[/\u06A9/g, 'ك'],
	[/ة/g, 'ه'],
	[/œ/g, 'oe'],
	[/æ/g, 'ae'],
	[/\s+/g, ' ']
];

/** Arabic-Indic and Persian digits as Latin ones. */
export const latinDigits = (text: string): string =>
	text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/**
 * A short answer without what writers do differently: case, accents, Arabic vowel signs and letter forms, digits,
 * spaces, apostrophes, and the marks around it. The article ال stays.
 */
export function plainWord(text: string): string {
	const letters = latinDigits(text.normalize('NFKD').toLowerCase());
	const plain = sameLetters.reduce((word, [from, to]) => word.replace(from, to), letters);
	return plain.replace(/^[\s"«»“”.,;:!?،؛؟()]+|[\s"«»“”.,;:!?،؛؟()]+$/g, '');
}
