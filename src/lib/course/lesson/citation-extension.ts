import type { TokenizerExtension } from 'marked';

/** `[[source-id]]`, as the lexer gives it. */
export interface CitationToken {
	readonly type: 'citation';
	readonly raw: string;
	readonly source: string;
}

const citation = /^\[\[([^[\]\n]{1,100})\]\]/;

export const isCitationToken = (token: { readonly type: string }): token is CitationToken => token.type === 'citation';

/** Teaches the lexer our citations. */
export const citationExtension: TokenizerExtension = {
	name: 'citation',
	level: 'inline',
	start: (source) => {
		const index = source.indexOf('[[');
		return index < 0 ? undefined : index;
	},
	tokenizer(source) {
		const found = citation.exec(source);
		return found ? { type: 'citation', raw: found[0], source: (found[1] ?? '').trim() } : undefined;
	}
};
