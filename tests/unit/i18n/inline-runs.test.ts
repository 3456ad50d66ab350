import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inlineText } from '#lib/i18n/inline-runs.ts';
import { typeset, typesetHtml } from '#lib/i18n/typeset.ts';

const wholes = (text: string): string[] =>
	inlineText(text)
		.runs.filter(({ whole }) => whole)
		.map(({ text: run }) => run);

it('keeps an article number in one piece', () => {
	expect(wholes('Voir CPP 82-5-1 et CP 448-1 al. 4, quelques-uns')).toEqual(['82-5-1', '448-1']);
});

it('keeps it in one piece inside Arabic too, isolated', () => {
	expect(inlineText('الفصل 448-1 من القانون').runs).toContainEqual({ text: '448-1', isolated: true, whole: true });
});

it('keeps it in one piece in the HTML of a lesson, and leaves tags and addresses alone', () => {
	expect(typesetHtml('<a href="/a/448-1">CP 448-1</a>')).toBe(
		'<a href="/a/448-1">CP <span class="whole">448-1</span></a>'
	);
});

it('loses and adds nothing but what the typesetting does, whatever the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('4', '8', '-', ' ', 'a', 'ب', '،') }), (text) => {
			expect(
				inlineText(text)
					.runs.map((run) => run.text)
					.join('')
			).toBe(typeset(text));
		})
	);
});
