/** HTML tags and entities, and the signs of Markdown that authors most often bring along. */
const signs = /<\/?[a-z!][^>\n]{0,40}>?|&(?:[a-z]{2,8}|#\d+);|\*\*|__|`|\]\(|^#+(?=\s)/im;

/** The first markup of a text, with its line counted from 0; null for plain prose, which is all that pages show. */
export function markupIn(text: string): { readonly found: string; readonly line: number } | null {
	const at = signs.exec(text);
	return at && { found: at[0], line: text.slice(0, at.index).split('\n').length - 1 };
}
