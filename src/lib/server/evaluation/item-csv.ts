import type { ItemFlag } from '#lib/course/index.ts';
import type { ItemLine } from './item-report.ts';

/** What stands at the head of each column, and what a flag is called, in the language of the reader. */
export interface CsvWords {
	readonly columns: readonly string[];
	readonly flag: (flag: ItemFlag) => string;
	readonly number: (value: number) => string;
}

/**
 * The report as a table for a spreadsheet: a row an option, the figures of the question repeated. Separated by
 * semicolons, which a spreadsheet in French opens as columns, and begun with the mark of UTF-8, for the Arabic.
 */
export function itemCsv(items: readonly ItemLine[], words: CsvWords): string {
	const rows = items.flatMap((item) => rowsOf(item, words));
	return `\uFEFF${[words.columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function rowsOf(item: ItemLine, { flag, number }: CsvWords): readonly (readonly string[])[] {
	const figure = (value: number | null) => (value === null ? '' : number(value));
	const own = [
		...[item.module, item.id, plain(item.prompt), item.kind, String(item.count)],
		...[figure(item.difficulty), figure(item.discrimination), item.flags.map(flag).join(', ')]
	];
	if (item.options.length === 0) return [[...own, '', '', '', '']];
	return item.options.map(({ text, right, picked, pickedByLower }) => [
		...own,
		...[plain(text), right ? '1' : '0', number(picked), number(pickedByLower)]
	]);
}

/** A text that a spreadsheet would take for a formula is kept from it by an apostrophe (OWASP, CSV injection). */
export const plain = (text: string): string => (/^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text);

const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
