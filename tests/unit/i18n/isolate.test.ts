import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isolate } from '#lib/i18n/isolate.ts';

const isolated = (text: string): string[] =>
	isolate(text)
		.filter((run) => run.isolated)
		.map((run) => run.text);

it('leaves a text without Arabic whole', () => {
	expect(isolate('CP 448-1 al. 4')).toEqual([{ text: 'CP 448-1 al. 4', isolated: false }]);
});

it('isolates an article number inside Arabic', () => {
	expect(isolated('الفصل 448-1 من القانون')).toEqual(['448-1']);
	expect(isolated('المادة 82-5-1.')).toEqual(['82-5-1']);
});

it('keeps amounts, hours and percentages in one piece', () => {
	expect(isolated('غرامة قدرها 10 000 درهم')).toEqual(['10 000']);
	expect(isolated('في الساعة 14:05، بنسبة 60 %')).toEqual(['14:05', '60 %']);
});

it('keeps a Latin name of several words together', () => {
	expect(isolated('ملف Villa des Jasmins أمام المحكمة')).toEqual(['Villa des Jasmins']);
});

it('leaves the full stop and the comma to the Arabic sentence', () => {
	expect(isolated('الوثيقة PA6.')).toEqual(['PA6']);
	expect(isolated('الفصول 448-1, 448-2')).toEqual(['448-1, 448-2']);
});

it('loses and adds nothing, whatever the text', () => {
	const letters = fc.constantFrom('ا', 'ب', 'ل', ' ', '4', '-', '1', 'A', 'é', '.', '،', '%', ':', '/');
	fc.assert(
		fc.property(fc.string({ unit: fc.oneof(letters, fc.string({ minLength: 1, maxLength: 1 })) }), (text) => {
			expect(
				isolate(text)
					.map((run) => run.text)
					.join('')
			).toBe(text);
		})
	);
});

it('answers a long text in time that grows with its length', () => {
	const long = `ا ${'1 '.repeat(50_000)}ب`;
	expect(
		isolate(long)
			.map((run) => run.text)
			.join('')
	).toBe(long);
});
