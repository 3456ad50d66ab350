const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Text made safe for HTML, in an element and in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/**
 * Runs of Latin letters, of digits, and of article numbers such as 448-1 or 82-5-1, with what joins them. Inside Arabic
 * they would otherwise be reordered: « 448-1 » would read « 1-448 ».
 */
const foreignRun = /[\p{Script=Latin}\p{Nd}]+(?:[-–./:,'’&%° ]*[\p{Script=Latin}\p{Nd}]+)*[%°]?/gu;

/** Text as HTML for a page of this direction: in Arabic each number, code and Latin name is isolated. */
export function textHtml(text: string, direction: 'ltr' | 'rtl'): string {
	if (direction === 'ltr') return escapeHtml(text);
	const runs = [...text.matchAll(foreignRun)];
	const parts = runs.map((run, index) => {
		const before = text.slice(endOf(runs[index - 1]), run.index);
		return `${escapeHtml(before)}<bdi>${escapeHtml(run[0])}</bdi>`;
	});
	return parts.join('') + escapeHtml(text.slice(endOf(runs.at(-1))));
}

const endOf = (run: RegExpMatchArray | undefined): number => (run ? (run.index ?? 0) + run[0].length : 0);
