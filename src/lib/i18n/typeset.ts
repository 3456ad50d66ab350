const thin = '\u202f';
const wide = '\u00a0';

/**
 * Ties French punctuation to its word, so that no line begins with « ? » or ends with an opening guillemet. Other
 * languages put no space there, and come back as they are.
 */
export const typeset = (text: string): string =>
	text
		.replaceAll(/(?<=\S) (?=[?!;])/gu, thin)
		.replaceAll(/(?<=\S) (?=[:%»])/gu, wide)
		.replaceAll(/(?<=«) (?=\S)/gu, wide);
