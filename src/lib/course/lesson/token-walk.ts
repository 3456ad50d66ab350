import type { Token, Tokens } from 'marked';
import { isBlockToken } from './block-extension.ts';

/** The tokens directly inside a token, in the order of the text. */
export function childrenOf(token: Token): readonly Token[] {
	if (isTable(token)) return [token.header, ...token.rows].flat().flatMap(({ tokens }) => tokens);
	if (isList(token)) return token.items;
	if (isBlockToken(token)) return token.tokens;
	return insideOf(token);
}

/** Every token of a text, parents before children. */
export function everyToken(tokens: readonly Token[], found: Token[] = []): readonly Token[] {
	for (const token of tokens) {
		found.push(token);
		everyToken(childrenOf(token), found);
	}
	return found;
}

/** The words of some tokens without their markup. */
export function plainText(tokens: readonly Token[]): string {
	return tokens.map((token) => (hasText(token) ? token.text : plainText(childrenOf(token)) + gapAfter(token))).join('');
}

export const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
export const isLink = (token: Token): token is Tokens.Link => token.type === 'link';
export const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
export const isList = (token: Token): token is Tokens.List => token.type === 'list';

const leaves = ['text', 'escape', 'codespan', 'code', 'term'];

const hasText = (token: Token): token is Tokens.Text => leaves.includes(token.type) && insideOf(token).length === 0;

const insideOf = (token: Token): readonly Token[] => ('tokens' in token ? (token.tokens ?? []) : []);

const inlineTypes = ['strong', 'em', 'del', 'link', 'text', 'citation', 'term'];

const gapAfter = ({ type }: Token): string => (inlineTypes.includes(type) ? '' : ' ');
