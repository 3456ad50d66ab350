import type { TokenizerObject } from 'marked';

/** What in a paragraph marked looks for besides words and marks: addresses, mails, characters by number. */
const special = /@|:\/\/|www\.|mailto:|xmpp:|&#/i;

/** Up to the next mark or break of a line: marked's own rule for words, without the search for addresses at each letter. */
const words = /^(?:`+|~+|[^`~])(?:(?=[`~])|(?= {2,}\n)|(?:[^\\<![`*~_ ]+|(?! {2,}\n) +)*)/;

/** Characters that a mail address may have before its @. */
const longestName = 64;

/** Reads words that hold none of those the quick way: the same tokens. */
export const plainTextTokenizer: TokenizerObject = {
	inlineText(source) {
		const found = words.exec(source)?.[0];
		// The name before an @ may go on over marks; to look to the end of a long paragraph at each of them takes long.
		if (special.test(source.slice(0, (found?.length ?? 0) + longestName))) return false;
		return found === undefined
			? undefined
			: { type: 'text', raw: found, text: found, escaped: this.lexer.state.inRawBlock };
	}
};
