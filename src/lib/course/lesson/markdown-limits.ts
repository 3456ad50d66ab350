import { errorAt, type Finding } from '../authoring/finding.ts';

/** Bytes of UTF-8 a lesson may have. */
export const lessonLimit = 200_000;
const depthLimit = 12;
const lineLimit = 8_000;
const marker = /^(?:>|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$))/;

/**
 * What must be refused before the Markdown parser sees it: ten thousand nested `>` overflow its stack and 600 nested
 * lists take it seconds. Linear in the length of the text.
 */
export function markdownLimitFindings(text: string, file: string, firstLine: number): readonly Finding[] {
	const columns: number[] = [];
	let blocks = 0;
	for (const [index, line] of text.split('\n').entries()) {
		const at = firstLine + index;
		blocks = openBlocks(line, blocks);
		if (depthOf(line, columns) > depthLimit || blocks > depthLimit)
			return [errorAt(file, at, 'content/too-deep', `Nested deeper than ${depthLimit} levels.`)];
		if (line.length > lineLimit)
			return [errorAt(file, at, 'content/too-big', `A line has at most ${lineLimit} characters.`)];
	}
	if (bytesOf(text) > lessonLimit)
		return [errorAt(file, firstLine, 'content/too-big', `A lesson has at most ${lessonLimit} bytes.`)];
	return [];
}

/** How many of our blocks are open after a line: the first closing line closes the outermost, with all it holds. */
function openBlocks(line: string, before: number): number {
	if (!line.startsWith(':::')) return before;
	return line.slice(3).trim() === '' ? 0 : before + 1;
}

/** How deep a line stands; `columns` are the list markers above it that it still belongs to. */
function depthOf(line: string, columns: number[]): number {
	let quotes = 0;
	let column = 0;
	for (let first = true; ; first = false) {
		column += indentAt(line, column);
		const found = marker.exec(line.slice(column, column + 12))?.[0];
		if (first && line.trim() !== '') leaveLists(columns, column);
		if (found === undefined) return quotes + columns.length;
		if (found === '>') quotes += 1;
		else columns.push(column);
		column += found.length;
		if (quotes + columns.length > depthLimit) return quotes + columns.length;
	}
}

const indentAt = (line: string, column: number): number => {
	let end = column;
	while (line[end] === ' ' || line[end] === '\t') end += 1;
	return end - column;
};

function leaveLists(columns: number[], column: number): void {
	while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop();
}

function bytesOf(text: string): number {
	let bytes = 0;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
	}
	return bytes;
}
