import { foldText } from './fold-text.ts';

/** Words that stand in every text and tell none apart. */
const silent = new Set(
	[
		'au aux avec ce ces cette dans de des du elle en est et il ils la le les leur ne ou par pas pour qu que qui sa se ses son sur un une',
		'an and are as at be by for from in is it its of on or that the this to with',
		'أن إلى أو التي الذي عن على في ما من هذا هذه هو هي لا'
	]
		.join(' ')
		.split(' ')
		.map(foldText)
);

/** An article number in one piece, or a run of letters and digits. */
const foldedWord = /\d+(?:-\d+)+|[\p{L}\p{N}]+/gu;
const writtenWord = /\p{Nd}+(?:[-/.\p{Pd}]\p{Nd}+)+|[\p{L}\p{M}\p{N}\p{Cf}]+/gu;

const tells = (word: string): boolean => (word.length > 1 || /\d/u.test(word)) && !silent.has(word);

/** The words of a text that a search looks at, folded. */
export const searchWords = (text: string): string[] => (foldText(text).match(foldedWord) ?? []).filter(tells);

/** A piece of a text as it was written: a word with its folded form, or what stands between two words. */
export interface WrittenPiece {
	readonly text: string;
	readonly word: string | null;
}

/** A text cut into its words and what stands between them: put together again they are the text. */
export function writtenPieces(text: string): WrittenPiece[] {
	const pieces: WrittenPiece[] = [];
	let end = 0;
	for (const { 0: word, index } of text.matchAll(writtenWord)) {
		if (index > end) pieces.push({ text: text.slice(end, index), word: null });
		pieces.push({ text: word, word: foldText(word) });
		end = index + word.length;
	}
	if (end < text.length) pieces.push({ text: text.slice(end), word: null });
	return pieces;
}

const arabic = /^\p{Script=Arabic}/u;

/** The article ال and the particles و ب ل ك, as long as three letters stay. */
const prefix = /^(?:ال|[وبلك])(?=.{3})/u;

/** An Arabic word without the article and particles written onto it: وللضحية gives ضحيه. */
export function withoutPrefixes(word: string): string {
	const shorter = word.replace(prefix, '');
	return shorter === word ? word : withoutPrefixes(shorter);
}

/**
 * The forms under which a folded word is kept and looked for. An Arabic word has two, as it stands and without what is
 * written onto it, since بشر and وكيل only look as if they had a particle; a Latin one has one, without its plural.
 */
export function formsOf(word: string): string[] {
	if (!arabic.test(word)) return [word.replace(/(?<=\p{L}{3})[sx]+$/u, '')];
	return [...new Set([word, withoutPrefixes(word)])];
}
