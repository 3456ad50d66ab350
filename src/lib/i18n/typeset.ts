import { remembered } from './remembered.ts';

const thin = '\u202f';
const wide = '\u00a0';

/**
 * Ties French punctuation to its word, so that no line begins with « ? » or ends with an opening guillemet, and gives a
 * word typed with a straight apostrophe its curved one, in French and in English; ties the thousands of an amount. Arabic
 * words come back as they are.
 */
export const typeset = (text: string): string =>
	text
		.replaceAll(/(?<=\p{L})'(?=\p{L}|[«“]|$)/gu, '’')
		.replaceAll(/(?<=\S) (?=[?!;])/gu, thin)
		.replaceAll(/(?<=\S) (?=[:%»])/gu, wide)
		.replaceAll(/(?<=«) (?=\S)/gu, wide)
		.replaceAll(/(?<=\d) (?=\d{3}(?!\d))/gu, thin);

/** The same for HTML of our strict renderer, whose tags and their attributes stay as they are; article numbers stay whole. */
export const typesetHtml = remembered((html: string): string =>
	html
		.split(/(<[^>]*>)/u)
		.map((part) => (part.startsWith('<') ? part : typesetPart(part)))
		.join('')
);

const typesetPart = (part: string): string =>
	typeset(part.replaceAll('&#39;', "'"))
		.replaceAll("'", '&#39;')
		.replaceAll(/\d+(?:-\d+)+/gu, '<span class="whole">$&</span>');
