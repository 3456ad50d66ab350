import type { Token, TokenizerExtension } from 'marked';

/** The blocks of our own that a lesson may have. */
export const blockNames = [
	'case',
	'law',
	'reflection',
	'your-case',
	'note',
	'figure',
	'video',
	'audio',
	'compare',
	'checklist'
] as const;

export type BlockName = (typeof blockNames)[number];

/** `::: name argument` … `:::`, as the lexer gives it. */
export interface BlockToken {
	readonly type: 'lesson-block';
	readonly raw: string;
	readonly name: string;
	readonly argument: string;
	/** What a figure shows, in words: its first line `alt: …`; empty where there is none. */
	readonly alt: string;
	readonly closed: boolean;
	readonly tokens: Token[];
}

const opening = /^:::[ \t]*([^\s:]+)[ \t]*([^\n]*)(?:\n|$)/;
const closing = /^:::[ \t]*$/m;
const alternative = /^\s*alt:[ \t]*([^\n]*)(?:\n|$)/;

export const isBlockToken = (token: { readonly type: string }): token is BlockToken => token.type === 'lesson-block';

/** A text up to its first empty line: to look further for what may end a paragraph takes long in a long lesson. */
export function paragraphOf(source: string): string {
	const end = source.indexOf('\n\n');
	return end < 0 ? source : source.slice(0, end);
}

/** Teaches the lexer our blocks; an unclosed one reaches to the end of what it is in. */
export const blockExtension: TokenizerExtension = {
	name: 'lesson-block',
	level: 'block',
	start: (source) => /^:::/m.exec(paragraphOf(source))?.index,
	tokenizer(source) {
		const open = opening.exec(source);
		if (!open) return undefined;
		const rest = source.slice(open[0].length);
		const end = closing.exec(rest);
		const inside = end ? rest.slice(0, end.index) : rest;
		const consumed = end ? open[0].length + end.index + end[0].length : source.length;
		const name = open[1] ?? '';
		const alt = name === 'figure' ? alternative.exec(inside) : null;
		const tokens: Token[] = [];
		this.lexer.blockTokens(inside.slice(alt?.[0].length ?? 0), tokens);
		return {
			type: 'lesson-block',
			raw: source.slice(0, consumed),
			name,
			argument: (open[2] ?? '').trim(),
			alt: (alt?.[1] ?? '').trim(),
			closed: end !== null,
			tokens
		};
	}
};

/** The first word of what follows the name of a block, its id, and the rest, its title. */
export function idAndTitle(argument: string): { readonly id: string; readonly title: string } {
	const [id = '', ...title] = argument.split(/[ \t]+/);
	return { id, title: title.join(' ') };
}
