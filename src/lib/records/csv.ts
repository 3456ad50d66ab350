/** Cells that a spreadsheet would take for a formula, also behind spaces, begin with one of these. */
const formula = /^[\s\u00A0]*[=+\-@＝＋－＠|%\t\r]/u;

/**
 * A table as CSV (RFC 4180) that spreadsheets open as text: a byte order mark, so that Arabic is read as UTF-8, and an
 * apostrophe before what they would compute.
 */
export const csvText = (lines: readonly (readonly string[])[]): string =>
	`\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;

/** One cell: quoted where it must be, neutralised where it could be a formula. */
export function csvCell(text: string): string {
	const safe = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
