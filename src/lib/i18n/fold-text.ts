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
export const latinDigits = (text: string): string =>
	text.replaceAll(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/**
 * A text as every search of ours compares it: small letters, no accents and no vowel signs, one form of each Arabic letter,
 * western digits, plain hyphens; an article number has hyphens however it was written (448/1, ٤٤٨-١, 27.14).
 */
export const foldText = (text: string): string =>
	latinDigits(text)
		.normalize('NFKD')
		.replaceAll(/[\p{M}\p{Cf}ـ]/gu, '')
		.toLowerCase()
		.replaceAll(plain, (letter) => plainLetters[letter] ?? letter)
		.replaceAll(/\p{Pd}/gu, '-')
		.replaceAll(/(?<=\d)[/.](?=\d)/gu, '-');
