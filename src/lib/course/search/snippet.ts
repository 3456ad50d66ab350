import { formsOf, writtenPieces, type WrittenPiece } from '#lib/i18n/search-words.ts';
import type { LessonSection } from '../lesson/lesson-sections.ts';

/** A run of a text, marked where it is a word that was looked for. */
export interface MarkedRun {
	readonly text: string;
	readonly marked: boolean;
}

type Matched = ReadonlySet<string>;

const isMatched = ({ word }: WrittenPiece, matched: Matched): boolean =>
	word !== null && formsOf(word).some((form) => matched.has(form));

/** A text with the words that were found marked. */
export const markWords = (text: string, matched: Matched): readonly MarkedRun[] => runsOf(writtenPieces(text), matched);

function runsOf(pieces: readonly WrittenPiece[], matched: Matched): MarkedRun[] {
	const runs: MarkedRun[] = [];
	for (const piece of pieces) {
		const marked = isMatched(piece, matched);
		const last = runs.at(-1);
		if (last && last.marked === marked) runs[runs.length - 1] = { marked, text: last.text + piece.text };
		else runs.push({ marked, text: piece.text });
	}
	return runs;
}

/** How many pieces, words and gaps together, are shown before the first word found, and in all. */
const lead = 16;
const length = 60;

/** The stretch of a text where most of what was looked for stands, with the words marked. */
export function snippetOf(text: string, matched: Matched): readonly MarkedRun[] {
	const pieces = writtenPieces(text);
	const start = bestStart(pieces, matched);
	const runs = runsOf(pieces.slice(start, start + length), matched);
	const before = start > 0 ? [{ text: '… ', marked: false }] : [];
	const after = start + length < pieces.length ? [{ text: '…', marked: false }] : [];
	return [...before, ...runs, ...after];
}

/** The beginning of the window with the most different words found; the first of equals. */
function bestStart(pieces: readonly WrittenPiece[], matched: Matched): number {
	const places = pieces.flatMap((piece, at) => (isMatched(piece, matched) ? [{ at, word: piece.word }] : []));
	let best = { at: 0, words: 0 };
	for (const { at } of places) {
		const inside = places.filter((one) => one.at >= at && one.at < at + length - lead);
		const words = new Set(inside.map(({ word }) => word)).size;
		if (words > best.words) best = { at, words };
	}
	return Math.max(0, best.at - lead);
}

/** The section of a lesson in which most of what was looked for stands, its heading counted; the first of equals. */
export function bestSection(sections: readonly LessonSection[], matched: Matched): LessonSection | undefined {
	const wordsIn = ({ title, text }: LessonSection) =>
		new Set(
			writtenPieces(`${title} ${text}`)
				.filter((piece) => isMatched(piece, matched))
				.map(({ word }) => word)
		).size;
	const counted = sections.map((section) => ({ section, words: wordsIn(section) }));
	return counted.toSorted((a, b) => b.words - a.words).find(({ words }) => words > 0)?.section;
}
