import { foldText } from '#lib/i18n/fold-text.ts';

const apostrophes = /[\u2018\u02BC\u0060\u00B4]/g;
const marksAround = /^[\s"«»“”.,;:!?،؛؟()]+|[\s"«»“”.,;:!?،؛؟()]+$/g;

/**
 * A short answer without what writers do differently: case, accents, Arabic vowel signs and letter forms, digits,
 * spaces, apostrophes, and the marks around it. The article ال stays.
 */
export const plainWord = (text: string): string =>
	foldText(text).replace(apostrophes, "'").replace(/\s+/g, ' ').replace(marksAround, '');
