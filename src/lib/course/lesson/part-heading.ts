import type { TokenizerExtension, Tokens } from 'marked';
import { paragraphOf } from './block-extension.ts';

/** The five parts of a lesson, after Merrill, in the order in which they stand. */
export const lessonPartNames = ['problem', 'activation', 'demonstration', 'application', 'integration'] as const;

export type LessonPartName = (typeof lessonPartNames)[number];

/** A heading of level 2 that opens one of the five parts: `## Words {problem}`. */
export interface PartHeading extends Tokens.Heading {
	readonly part: LessonPartName;
}

const marked = /^##[ \t]+([^\n]*?)[ \t]*\{([a-z]+)\}[ \t]*(?:\n+|$)/;

const partNamed = (name: string | undefined): LessonPartName | undefined =>
	lessonPartNames.find((part) => part === name);

export const isPartHeading = (token: { readonly type: string }): token is PartHeading =>
	token.type === 'heading' && 'part' in token;

/** Teaches the lexer the marks of the five parts; with another word in its braces a heading stays what it is. */
export const partHeadingExtension: TokenizerExtension = {
	name: 'part-heading',
	level: 'block',
	start: (source) => /^##[ \t]/m.exec(paragraphOf(source))?.index,
	tokenizer(source) {
		const found = marked.exec(source);
		const part = partNamed(found?.[2]);
		if (!found || part === undefined) return undefined;
		const text = found[1] ?? '';
		return { type: 'heading', raw: found[0], depth: 2, text, part, tokens: this.lexer.inline(text) };
	}
};
