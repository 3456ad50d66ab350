import { Marked, type RendererExtension, type Token } from 'marked';
import { blockExtension, isBlockToken } from './block-extension.ts';
import { citationExtension, isCitationToken } from './citation-extension.ts';
import { escapeHtml, textHtml } from './escape.ts';
import type { LessonContext, LessonPart } from './lesson.ts';
import { isPartHeading, partHeadingExtension } from './part-heading.ts';
import { blockPart } from './render-block.ts';
import { plainTextTokenizer } from './plain-text-tokenizer.ts';
import { strictRenderer } from './strict-renderer.ts';
import { isTermToken, termExtension } from './term-extension.ts';

const reader = new Marked({
	gfm: true,
	tokenizer: plainTextTokenizer,
	extensions: [partHeadingExtension, blockExtension, citationExtension, termExtension]
});

/** Reads the body of a lesson as tokens. Size and depth have been checked before. */
export const lexLesson = (body: string): readonly Token[] => reader.lexer(body);

/** Writes the tokens of a lesson as its parts, in order. */
export function renderParts(
	tokens: readonly Token[],
	citations: readonly string[],
	context: LessonContext
): readonly LessonPart[] {
	const marked = new Marked({ gfm: true, renderer: strictRenderer(context) });
	marked.use({ extensions: [nestedBlock, citationRenderer(citations, context), termRenderer(context)] });
	const write = (some: readonly Token[]) => marked.parser([...some]);
	return stretches(tokens).map((stretch): LessonPart => {
		if (!('type' in stretch)) return { kind: 'text', html: write(stretch) };
		if (isBlockToken(stretch)) return blockPart(stretch, write, context);
		return isPartHeading(stretch)
			? { kind: 'heading', part: stretch.part, html: write([stretch]) }
			: { kind: 'text', html: write([stretch]) };
	});
}

/** Our blocks and the headings of parts one by one, and what stands between them together. */
function stretches(tokens: readonly Token[]): readonly (Token | readonly Token[])[] {
	const result: (Token | Token[])[] = [];
	for (const token of tokens) {
		const last = result.at(-1);
		if (isBlockToken(token) || isPartHeading(token)) result.push(token);
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

const directionIn = ({ language }: LessonContext): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

const citationRenderer = (citations: readonly string[], context: LessonContext): RendererExtension => ({
	name: 'citation',
	renderer(token) {
		if (!isCitationToken(token)) return '';
		const source = context.sources.get(token.source);
		if (!source) return escapeHtml(token.raw);
		const number = citations.indexOf(token.source) + 1;
		const cite = textHtml(source.cite[context.language], directionIn(context));
		return `<sup class="citation"><a href="#source-${number}"><span class="visually-hidden">${cite} </span><bdi>[${number}]</bdi></a></sup>`;
	}
});

/** A button that opens the definition on the page, without any script; a pointer that rests on it reads it too. */
const termRenderer = (context: LessonContext): RendererExtension => ({
	name: 'term',
	renderer(token) {
		if (!isTermToken(token)) return '';
		const term = context.terms.get(token.term);
		const words = textHtml(token.text || (term?.[context.language] ?? token.raw), directionIn(context));
		if (!term?.definition) return words;
		const definition = escapeHtml(term.definition[context.language]);
		return `<button type="button" class="term" popovertarget="term-${term.id}" title="${definition}">${words}</button>`;
	}
});
