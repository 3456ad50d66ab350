import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedbackOn, noResponse, type Question } from '#lib/course/index.ts';
import { anyQuestion, choices, clozes, matchings, numerics, orderings, text } from './any-question.ts';
import { rightResponse } from './right-response.ts';

function sample<T>(from: fc.Arbitrary<T>): T {
	const [one] = fc.sample(from, 1);
	if (one === undefined) throw new Error('no sample');
	return one;
}

test('every part of a right answer is right, and none of no answer', () => {
	fc.assert(
		fc.property(anyQuestion, (question) => {
			const good = feedbackOn(question, rightResponse(question), 'fr');
			expect([good.verdict, good.parts.every(({ right }) => right)]).toEqual(['right', true]);
			expect(good.options.every(({ right, picked }) => right === picked)).toBe(true);
			const none = feedbackOn(question, noResponse, 'fr');
			expect([none.verdict, none.parts.some(({ right }) => right)]).toEqual(['wrong', false]);
			expect(none.parts.every(({ given }) => given === null)).toBe(true);
		})
	);
});

test('an option is explained in the language asked, with its source', () => {
	const question = { ...sample(choices), kind: 'single' as const };
	const feedback = feedbackOn(question, { picked: ['b'] }, 'en');
	expect(feedback.why).toBe('secret-why-en');
	expect(feedback.options.find(({ id }) => id === 'b')).toMatchObject({
		picked: true,
		text: 'text-b-en',
		why: 'secret-why-b-en',
		sources: ['secret-source']
	});
});

test('a part says what was given and what was expected', () => {
	const matching: Question = {
		...sample(matchings),
		pairs: ['a', 'b'].map((id) => ({ id, left: text(`left-${id}`), right: text(`right-${id}`) })),
		extra: []
	};
	expect(feedbackOn(matching, { matched: { a: 'b' } }, 'fr').parts).toMatchObject([
		{ prompt: 'left-a-fr', given: 'right-b-fr', expected: 'right-a-fr', right: false },
		{ prompt: 'left-b-fr', given: null, expected: 'right-b-fr', right: false }
	]);
	const ordering = sample(orderings);
	const first = ordering.steps[0]?.id ?? '';
	expect(feedbackOn(ordering, { placed: { [first]: 2 } }, 'fr').parts[0]).toMatchObject({ given: '2', expected: '1' });
	const numeric = { ...sample(numerics), value: 20, unit: 'years' as const, tolerance: 1 };
	expect(feedbackOn(numeric, { number: 25 }, 'fr')).toMatchObject({
		parts: [{ given: '25', expected: '20', right: false }],
		measure: { unit: 'years', tolerance: 1 }
	});
});

test('a gap is explained by what was put there, and shown in its sentence', () => {
	const cloze = sample(clozes);
	const wrong = cloze.gaps[0]?.options.find(({ right }) => !right)?.id ?? '';
	const [part] = feedbackOn(cloze, { filled: { g0: wrong } }, 'ar').parts;
	expect(part).toMatchObject({ given: `text-${wrong}-ar`, why: `secret-why-${wrong}-ar`, right: false });
	expect(part?.prompt).toContain('____');
});
