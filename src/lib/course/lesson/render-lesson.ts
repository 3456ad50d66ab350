import { Marked, type RendererExtension, type Token } from 'marked';
import { blockExtension, isBlockToken, type BlockToken } from './block-extension.ts';
import { citationExtension, isCitationToken } from './citation-extension.ts';
import { escapeHtml, textHtml } from './escape.ts';
import type { LessonContext, LessonPart } from './lesson.ts';
import { strictRenderer } from './strict-renderer.ts';

/** Reads the body of a lesson as tokens. Size and depth have been checked before. */
export const lexLesson = (body: string): readonly Token[] =>
	new Marked({ gfm: true, extensions: [blockExtension, citationExtension] }).lexer(body);

/** Writes the tokens of a lesson as its parts, in order. */
export function renderParts(
	tokens: readonly Token[],
	citations: readonly string[],
	context: LessonContext
): readonly LessonPart[] {
	const marked = new Marked({ gfm: true, renderer: strictRenderer(context) });
	marked.use({ extensions: [nestedBlock, citationRenderer(citations, context)] });
	const write = (some: readonly Token[]) => marked.parser([...some]);
	return stretches(tokens).map((stretch) =>
		'type' in stretch ? blockPart(stretch, write) : { kind: 'text', html: write(stretch) }
	);
}

function blockPart({ name, argument, tokens }: BlockToken, write: (tokens: readonly Token[]) => string): LessonPart {
	const html = write(tokens);
	if (name === 'case') return { kind: 'case', title: argument, html };
	if (name === 'law') return { kind: 'law', source: argument, html };
	if (name === 'reflection') return { kind: 'reflection', id: argument, html };
	return { kind: 'note', html };
}

/** Our blocks one by one, and what stands between them together. */
function stretches(tokens: readonly Token[]): readonly (BlockToken | readonly Token[])[] {
	const result: (BlockToken | Token[])[] = [];
	for (const token of tokens) {
		const last = result.at(-1);
		if (isBlockToken(token)) result.push(token);
		else if (Array.isArray(last)) last.push(token);
		else if (token.type !== 'space') result.push([token]);
	}
	return result;
}

/** A block inside another is a finding; it is shown as what it holds. */
const nestedBlock: RendererExtension = {
	name: 'lesson-block',
	renderer(token) {
		return isBlockToken(token) ? this.parser.parse(token.tokens) : '';
	}
};

const citationRenderer = (citations: readonly string[], context: LessonContext): RendererExtension => ({
	name: 'citation',
	renderer(token) {
		if (!isCitationToken(token)) return '';
		const source = context.sources.get(token.source);
		if (!source) return escapeHtml(token.raw);
		const number = citations.indexOf(token.source) + 1;
		const direction = context.language === 'ar' ? 'rtl' : 'ltr';
		const cite = textHtml(source.cite[context.language], direction);
		return `<sup class="citation"><a href="#source-${number}"><span class="visually-hidden">${cite} </span><bdi>[${number}]</bdi></a></sup>`;
	}
});
