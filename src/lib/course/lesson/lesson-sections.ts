/** A stretch of a lesson under one heading, without markup; what stands before the first heading has no id. */
export interface LessonSection {
	readonly id: string | null;
	readonly title: string;
	readonly text: string;
}

/** As much of a part of a lesson as its words need. */
type Worded = { readonly title?: string } & ({ readonly html: string } | { readonly items: readonly string[] });

const heading = /<h[2-6] id="(section-\d+)">(.*?)<\/h[2-6]>/su;
const citation = /\s*<sup class="citation">.*?<\/sup>/gsu;
/** What each cell of a comparison repeats of its column, for the cards of a phone. */
const columnName = /<span class="column"[^>]*>.*?<\/span>/gsu;
const blockTag =
	/<\/?(?:p|li|ul|ol|dl|dt|dd|tr|td|th|table|thead|tbody|blockquote|pre|h\d|br|hr|figure|figcaption|div)\b[^>]*>/gu;
const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'"
};

/** The sections of a lesson as a reader sees their words. Our own renderer wrote the HTML, so its shapes are known. */
export function sectionsOf({ parts }: { readonly parts: readonly Worded[] }): readonly LessonSection[] {
	const [before = '', ...found] = parts.map(htmlOf).join(' ').split(heading);
	const sections: LessonSection[] = [{ id: null, title: '', text: plainOf(before) }];
	for (let at = 0; at + 2 < found.length; at += 3)
		sections.push({ id: found[at] ?? null, title: plainOf(found[at + 1] ?? ''), text: plainOf(found[at + 2] ?? '') });
	return sections;
}

/** Titles of blocks were not rendered with them. */
function htmlOf(part: Worded): string {
	const html = 'items' in part ? part.items.join(' ') : part.html;
	return part.title === undefined ? html : `${part.title} : ${html}`;
}

const plainOf = (html: string): string =>
	html
		.replaceAll(citation, '')
		.replaceAll(columnName, '')
		.replaceAll(blockTag, ' ')
		.replaceAll(/<[^>]*>/gu, '')
		.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity)
		.replaceAll(/\s+/gu, ' ')
		.trim();
