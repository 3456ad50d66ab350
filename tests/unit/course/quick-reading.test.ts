import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPlainHead } from '#lib/course/lesson/front-matter.ts';
import { plainTextTokenizer } from '#lib/course/lesson/plain-text-tokenizer.ts';

/** Words in any script, with what YAML and Markdown look for strewn among them. */
const piece = fc.constantFrom(
	...[
		'mot',
		'كلمة',
		'true',
		'null',
		'yes',
		'12',
		'1e3',
		'2024-08-22',
		': ',
		' #',
		':',
		'"',
		"'",
		'- ',
		'  ',
		'&a',
		'*a*'
	],
	...[
		'!x',
		'|',
		'>',
		'@',
		'`',
		'``',
		'~~',
		'**',
		'_',
		'[',
		'](x)',
		'<b>',
		'\\',
		'\n',
		'\n\n',
		'  \n',
		'&#233;',
		'&amp;'
	],
	...['https://a.ma', 'www.a.ma', 'a@b.ma', 'mailto:a', 'http', '!', '#', '%', '😀', 'é', ' ', ' ', 'fin']
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('the quick ways of reading a lesson', () => {
	it('read a head as YAML does, or leave it to YAML', () => {
		fc.assert(
			fc.property(text, text, fc.array(text, { minLength: 1, maxLength: 3 }), (title, summary, objectives) => {
				const lines = [
					`title: ${title}`,
					`summary: ${summary}`,
					'objectives:',
					...objectives.map((one) => `  - ${one}`)
				];
				const read = readPlainHead(lines.join('\n').split('\n'));
				if (read) expect(trimmed(parse(lines.join('\n')))).toEqual(read);
			})
		);
	});

	it('read a usual head', () => {
		const lines = ['title: "Dire, taire"', 'summary: Tenir ensemble « les deux » : non', 'objectives:', '  - Peser'];
		expect(readPlainHead(lines)).toBeUndefined();
		expect(readPlainHead(lines.map((line) => line.replace(' : non', '')))).toEqual({
			title: 'Dire, taire',
			summary: 'Tenir ensemble « les deux »',
			objectives: ['Peser']
		});
	});

	it('read words into the same tokens as marked itself', () => {
		const [quick, whole] = [new Marked({ gfm: true, tokenizer: plainTextTokenizer }), new Marked({ gfm: true })];
		fc.assert(
			fc.property(text, (words) => {
				expect([...quick.lexer(words)]).toEqual([...whole.lexer(words)]);
			}),
			{ numRuns: 1000 }
		);
	});
});

/** As the schema leaves a text. */
const trimmed = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? each.trim() : each));
