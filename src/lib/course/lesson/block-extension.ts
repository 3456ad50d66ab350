import type { Token, TokenizerExtension } from 'marked';

/** The blocks of our own that a lesson may have. */
export const blockNames = ['case', 'law', 'reflection', 'note'] as const;

export type BlockName = (typeof blockNames)[number];

/** `::: name argument` … `:::`, as the lexer gives it. */
export interface BlockToken {
	readonly type: 'lesson-block';
	readonly raw: string;
	readonly name: string;
	readonly argument: string;
	readonly closed: boolean;
	readonly tokens: Token[];
}

const opening = /^:::[ \t]*([^\s:]+)[ \t]*([^\n]*)(?:\n|$)/;
const closing = /^:::[ \t]*$/;

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
		const tokens: Token[] = [];
		this.lexer.blockTokens(inside, tokens);
		const raw = source.slice(0, consumed);
		return {
			type: 'lesson-block',
			raw,
			name: open[1] ?? '',
			argument: (open[2] ?? '').trim(),
			closed: end >= 0,
			tokens
		};
	}
};
