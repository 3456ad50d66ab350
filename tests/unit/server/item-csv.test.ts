import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemCsv, plain } from '#lib/server/evaluation/item-csv.ts';
import type { ItemLine } from '#lib/server/evaluation/item-report.ts';

const words = { columns: ['module', 'question'], flag: () => 'drapeau', number: (value: number) => value.toFixed(2) };
const item = (prompt: string): ItemLine => ({
	...{
		id: 'q',
		module: 'm',
		kind: 'single',
		prompt,
		count: 5,
		difficulty: 0.5,
		discrimination: -0.1,
		flags: ['inverted']
	},
	options: [{ id: 'a', gap: null, right: true, picked: 0.4, pickedByLower: 0.2, text: '+1; "oui"' }]
});

describe('the table of questions for a spreadsheet', () => {
	it('has a row an option, separated as a spreadsheet in French expects, with texts in quotation marks where needed', () => {
		expect(itemCsv([item('Pourquoi ?')], words)).toBe(
			`\uFEFFmodule;question\r\nm;q;Pourquoi ?;single;5;0.50;-0.10;drapeau;"'+1; ""oui""";1;0.40;0.20\r\n`
		);
	});

	it('takes no text for a formula', () => {
		for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1'])
			expect(plain(text)).toBe(`'${text}`);
		expect(plain('article 448-1')).toBe('article 448-1');
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(plain(text)).not.toMatch(/^\s*[=+\-@]/);
			})
		);
	});
});
