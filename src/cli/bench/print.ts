import type { Row } from './row.ts';

const columns = ['what', 'value', 'unit', 'baseline', 'ratio', 'target', 'ok'] as const;
const numeric = new Set<string>(['value', 'baseline', 'ratio']);
const marks = new Map<unknown, string>([
	[true, '✓'],
	[false, '✗'],
	[null, '']
]);

/** The rows as a table for people: numbers to the right, words to the left. */
export const tableOf = (rows: readonly Row[]): string => {
	const lines = [
		[...columns],
		...rows.map((row) => columns.map((column) => marks.get(row[column]) ?? String(row[column])))
	];
	const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
	return lines
		.map((line) => line.map((cell, index) => placed(cell, widths[index] ?? 0, columns[index])).join('  '))
		.join('\n');
};

const placed = (cell: string, width: number, column = '') =>
	numeric.has(column) ? cell.padStart(width) : cell.padEnd(width);
