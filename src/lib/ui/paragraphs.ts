/** The paragraphs of a plain text: what blank lines separate. */
export const paragraphs = (text: string): string[] =>
	text
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph !== '');
