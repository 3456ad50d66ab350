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
const closing = /^:::[ \t]*$/;
const alternative = /^\s*alt:[ \t]*([^\n]*)(?:\n|$)/;

export const isBlockToken = (token: { readonly type: string }): token is BlockToken => token.type === 'lesson-block';

/** Teaches the lexer our blocks; an unclosed one reaches to the end of what it is in. */
export const blockExtension: TokenizerExtension = {
	name: 'lesson-block',
	level: 'block',
	start: (source) => /^:::/m.exec(source)?.index,
	tokenizer(source) {
		const open = opening.exec(source);
		if (!open) return undefined;
		const lines = source.slice(open[0].length).split('\n');
		const end = lines.findIndex((line) => closing.test(line));
		const inside = (end < 0 ? lines : lines.slice(0, end)).join('\n');
		const consumed = end < 0 ? source.length : open[0].length + lines.slice(0, end + 1).join('\n').length;
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
			closed: end >= 0,
			tokens
		};
	}
};

/** The first word of what follows the name of a block, its id, and the rest, its title. */
export function idAndTitle(argument: string): { readonly id: string; readonly title: string } {
	const [id = '', ...title] = argument.split(/[ \t]+/);
	return { id, title: title.join(' ') };
}
