import type { TokenizerExtension } from 'marked';

/** `{{term-id}}` or `{{term-id|the words of the sentence}}`, as the lexer gives it. */
export interface TermToken {
	readonly type: 'term';
	readonly raw: string;
	readonly term: string;
	/** The words of the sentence; empty where the name of the term stands for itself. */
	readonly text: string;
}

const term = /^\{\{([^{}|\n]{1,80})(?:\|([^{}|\n]{1,200}))?\}\}/;

export const isTermToken = (token: { readonly type: string }): token is TermToken => token.type === 'term';

/** Teaches the lexer the terms of the glossary. */
export const termExtension: TokenizerExtension = {
	name: 'term',
	level: 'inline',
	start: (source) => {
		const index = source.indexOf('{{');
		return index < 0 ? undefined : index;
	},
	tokenizer(source) {
		const found = term.exec(source);
		return found
			? { type: 'term', raw: found[0], term: (found[1] ?? '').trim(), text: (found[2] ?? '').trim() }
			: undefined;
	}
};
