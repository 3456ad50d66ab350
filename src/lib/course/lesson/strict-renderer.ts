import type { RendererObject } from 'marked';
import { addressProblem } from '../authoring/address-problem.ts';
import { escapeHtml, textHtml } from './escape.ts';
import type { LessonContext } from './lesson.ts';

/** Where a link of a lesson leads: to a lesson or a heading of one, or out. */
export type LessonLink =
	{ readonly lesson: string | undefined; readonly anchor: string | undefined } | { readonly address: string };

/** Reads `lesson:<id>`, `lesson:<id>#section-3`, `#section-3` and `https:`; undefined for anything else. */
export function readLink(href: string): LessonLink | undefined {
	const inside = /^(?:lesson:([a-z0-9-]+))?(?:#([a-z0-9-]+))?$/.exec(href);
	if (inside && href !== '') return { lesson: inside[1], anchor: inside[2] };
	return href.startsWith('https://') && addressProblem(href) === undefined ? { address: href } : undefined;
}

/** The only addresses a lesson may lead to. Gives the address to write, or undefined when the link is refused. */
export function allowedHref(href: string, context: LessonContext): string | undefined {
	const link = readLink(href);
	if (!link || 'address' in link) return link?.address;
	const anchor = link.anchor === undefined ? '' : `#${link.anchor}`;
	if (link.lesson === undefined) return anchor;
	return context.lessons.has(link.lesson) ? context.hrefOfLesson(link.lesson) + anchor : undefined;
}

/** Writes Markdown as HTML that carries nothing but what we chose: text is escaped, raw HTML is shown as text. */
export function strictRenderer(context: LessonContext): RendererObject {
	const direction = context.language === 'ar' ? 'rtl' : 'ltr';
	const html = (text: string) => textHtml(text, direction);
	let headings = 0;
	return {
		html: ({ text }) => html(text),
		image: ({ text }) => html(text),
		checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
		code: ({ text }) => `<pre dir="ltr"><code>${escapeHtml(text)}</code></pre>\n`,
		codespan: ({ text }) => `<code>${html(text)}</code>`,
		heading({ tokens, depth }) {
			headings += 1;
			const level = Math.min(Math.max(depth, 2), 6);
			return `<h${level} id="${sectionId(headings)}">${this.parser.parseInline(tokens)}</h${level}>\n`;
		},
		link({ href, tokens }) {
			const inside = this.parser.parseInline(tokens);
			const address = allowedHref(href, context);
			return address === undefined ? inside : `<a href="${escapeHtml(address)}">${inside}</a>`;
		},
		text(token) {
			if ('tokens' in token) return this.parser.parseInline(token.tokens);
			return html(token.text);
		}
	};
}

/** The id of the nth heading: a number, so that it is the same in each language. */
export const sectionId = (number: number): string => `section-${number}`;
