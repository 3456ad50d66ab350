/** Widths of letters in parts of the font's size, a little too wide rather than too narrow: nothing here has a screen. */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
	[/\p{Mn}|\p{Cf}/u, 0],
	[/[iIjl.,:;|!'’·\s]/u, 0.3],
	[/[ftr()[\]/«»"-]/u, 0.42],
	[/[mwMW@%&]/u, 0.92],
	[/\p{Script=Arabic}/u, 0.56],
	[/[\p{Lu}\d=≠≤≥<>]/u, 0.7],
	[/[\p{Ll}_]/u, 0.59]
];
const widest = 1.05;

const widthOf = (letter: string): number => widths.find(([letters]) => letters.test(letter))?.[1] ?? widest;

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** The letters of a text, each with the marks above and below it. */
const lettersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** About how wide a text is in a font of this size. */
export const textWidth = (text: string, size: number): number =>
	size * Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0);

/**
 * A text in lines no wider than this; a word that is wider by itself is cut, and what goes beyond the number of lines ends
 * in « … ».
 */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/[ \t\n]+/u).flatMap((one) => fitting(one, size, width))) {
		const joined = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
		if (lines.length > 0 && textWidth(joined, size) <= width) lines[lines.length - 1] = joined;
		else lines.push(word);
	}
	return lines.length <= most ? lines : [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', size, width)];
}

/** What is tied by spaces that do not break is parted there where it fits no line otherwise. */
const fitting = (word: string, size: number, width: number): string[] =>
	textWidth(word, size) <= width ? [word] : word.split('\u00a0').flatMap((one) => cut(one, size, width));

/** A word in pieces that each fit. */
function cut(word: string, size: number, width: number): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const letter of lettersOf(word)) {
		if (piece !== '' && textWidth(piece + letter, size) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += letter;
	}
	return piece === '' ? pieces : [...pieces, piece];
}

function shortened(line: string, size: number, width: number): string {
	const letters = lettersOf(line);
	while (letters.length > 0 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
	return `${letters.join('')}…`;
}
