import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvText } from '#lib/records/csv.ts';

test.each(['=1+1', '+212600000000', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '|cmd', '%0A', '\u00A0=1'])(
	'%j is no formula any more',
	(text) => {
		expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true);
	}
);

test('an ordinary text stays as it is, in any script', () => {
	for (const text of ['Awa Tembeli', 'آوا تمبيلي', '2026-01-01', '7K3M-0Q9D', '']) expect(csvCell(text)).toBe(text);
});

test('commas, quotes and line ends stay inside their cell', () => {
	expect(csvText([['a,b', 'say "no"', 'one\ntwo']])).toBe('\uFEFF"a,b","say ""no""","one\ntwo"\r\n');
});

test('no cell begins a formula, whatever is in it', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(csvCell(text)).not.toMatch(/^"?[\s]*[=+\-@]/);
		})
	);
});
