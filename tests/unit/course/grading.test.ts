import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKey, gradeResponse, noResponse, type Question, type Response } from '#lib/course/index.ts';
import { anyQuestion, choices, clozes, matchings, numerics, orderings, shortTexts } from './any-question.ts';
import { rightResponse } from './right-response.ts';

const marksOf = (question: Question, response: Response): number => gradeResponse(answerKey(question), response).marks;

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g0', 'g1', 'key-0', 'key-1', 'secret-0', 'secret-1', 'secret-x'];
const id = fc.constantFrom(...ids);
const optionIds = ['a', 'b', 'c', 'd', 'e', 'f'];
const byPart = fc.dictionary(id, id);

/** Any answer that could ever be kept, to this kind of question or another. */
const anyResponse: fc.Arbitrary<Response> = fc.oneof(
	fc.uniqueArray(id).map((picked) => ({ picked })),
	byPart.map((matched) => ({ matched })),
	byPart.map((filled) => ({ filled })),
	fc.dictionary(id, fc.integer({ min: -3, max: 9 })).map((placed) => ({ placed })),
	fc.double({ noNaN: true }).map((number) => ({ number })),
	fc.string().map((written) => ({ written }))
);

const reversed = (response: Response): Response => {
	const turn = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).toReversed());
	if ('picked' in response) return { picked: response.picked.toReversed() };
	if ('matched' in response) return { matched: turn(response.matched) };
	if ('filled' in response) return { filled: turn(response.filled) };
	return 'placed' in response ? { placed: turn(response.placed) } : response;
};

/** A matching or a cloze as parts and what fits each. */
const partial = (question: Question, given: Readonly<Record<string, string>>): Response =>
	question.kind === 'cloze' ? { filled: { ...given } } : { matched: { ...given } };

describe('the marks of an answer', () => {
	it('are never below nothing nor above full marks, whatever was answered to whatever', () => {
		fc.assert(
			fc.property(anyQuestion, anyResponse, (question, response) => {
				const { marks, max } = gradeResponse(answerKey(question), response);
				expect(max).toBe(1);
				expect(marks).toBeGreaterThanOrEqual(0);
				expect(marks).toBeLessThanOrEqual(max);
			})
		);
	});

	it('are full for the right answer and none for no answer', () => {
		fc.assert(
			fc.property(anyQuestion, (question) => {
				expect(marksOf(question, rightResponse(question))).toBe(1);
				expect(marksOf(question, noResponse)).toBe(0);
			})
		);
	});

	it('do not depend on the order in which the parts were answered', () => {
		fc.assert(
			fc.property(anyQuestion, anyResponse, (question, response) => {
				expect(marksOf(question, reversed(response))).toBe(marksOf(question, response));
			})
		);
	});

	it('of a choice are full for exactly the right options', () => {
		fc.assert(
			fc.property(choices, fc.shuffledSubarray(optionIds), (question, picked) => {
				const right = question.options.filter((option) => option.right).map((option) => option.id);
				expect(marksOf(question, { picked }) === 1).toBe(picked.toSorted().join() === right.toSorted().join());
			})
		);
	});

	it('of a choice do not fall for one right option more, nor rise for a wrong one', () => {
		fc.assert(
			fc.property(choices, fc.subarray(optionIds), fc.constantFrom(...optionIds), (question, picked, option) => {
				fc.pre(!picked.includes(option));
				const before = marksOf(question, { picked });
				const after = marksOf(question, { picked: [...picked, option] });
				if (question.options.some(({ id, right }) => id === option && right))
					expect(after).toBeGreaterThanOrEqual(before);
				else expect(after).toBeLessThanOrEqual(before);
			})
		);
	});

	it('of a matching and a cloze are the share of right parts, and do not fall for one right part more', () => {
		fc.assert(
			fc.property(fc.oneof(matchings, clozes), fc.array(fc.boolean()), fc.nat(), (question, hits, more) => {
				const key = answerKey(question);
				if (key.kind !== 'parts') throw new Error(key.kind);
				const parts = Object.entries(key.right);
				const given = Object.fromEntries(parts.map(([part, id], at) => [part, hits[at] ? id : 'nothing']));
				const right = parts.filter((_, at) => hits[at]).length;
				const before = marksOf(question, partial(question, given));
				expect(before).toBeCloseTo(right / parts.length, 3);
				const [part, fits] = parts[more % parts.length] ?? ['', ''];
				expect(marksOf(question, partial(question, { ...given, [part]: fits }))).toBeGreaterThanOrEqual(before);
			})
		);
	});

	it('of an ordering rise when two neighbours in the wrong order are exchanged, never fall', () => {
		fc.assert(
			fc.property(orderings, fc.infiniteStream(fc.nat()), fc.nat(), (question, mix, at) => {
				const steps = question.steps.map((step) => step.id);
				const order = steps
					.map((step) => ({ step, rank: mix.next().value ?? 0 }))
					.toSorted((a, b) => a.rank - b.rank)
					.map(({ step }) => step);
				const placed = (all: readonly string[]) => ({
					placed: Object.fromEntries(all.map((step, index) => [step, index + 1]))
				});
				const first = at % (order.length - 1);
				const [one, two] = [order[first] ?? '', order[first + 1] ?? ''];
				fc.pre(steps.indexOf(one) > steps.indexOf(two));
				const better = order.with(first, two).with(first + 1, one);
				expect(marksOf(question, placed(better))).toBeGreaterThanOrEqual(marksOf(question, placed(order)));
			})
		);
	});

	it('of an ordering do not fall when a step that was left open gets its right place after all the others', () => {
		const question = { ...sample(orderings), steps: ['a', 'b', 'c'].map((step) => ({ id: step, text: sampleText })) };
		expect(marksOf(question, { placed: { a: 1, b: 2 } })).toBe(0);
		expect(marksOf(question, { placed: { a: 1, b: 2, c: 3 } })).toBe(1);
		expect(marksOf(question, { placed: { a: 2, b: 1, c: 3 } })).toBe(0.333);
		expect(marksOf(question, { placed: { a: 3, b: 2, c: 1 } })).toBe(0);
		expect(marksOf(question, { placed: { a: 1, b: 1, c: 1 } })).toBe(0);
	});

	it('of a number are full within the tolerance, half within what is near, and do not rise further away', () => {
		fc.assert(
			fc.property(numerics, fc.integer({ min: -150, max: 150 }), (question, away) => {
				const marks = marksOf(question, { number: question.value + away });
				const distance = Math.abs(away);
				expect(marks).toBe(distance <= question.tolerance ? 1 : distance <= question.near ? 0.5 : 0);
				expect(marksOf(question, { number: question.value + away + Math.sign(away) })).toBeLessThanOrEqual(marks);
			})
		);
	});

	it('of a number do not suffer from binary fractions', () => {
		const question = { ...sample(numerics), value: 0.3, tolerance: 0.1, near: 0.2 };
		expect(marksOf(question, { number: 0.4 })).toBe(1);
		expect(marksOf(question, { number: 0.1 })).toBe(0.5);
	});

	it('of a short text are full for any accepted word in any language, however it is written', () => {
		const question = {
			...sample(shortTexts),
			accept: { fr: ['réclusion', "l'exploitation"], ar: ['السُّخرة', 'مأوى'], en: ['harbouring'] }
		};
		const right = ['  RECLUSION ', 'L’exploitation.', 'السـخره', 'السخرة', 'ماوي', 'مَأوَى', '« Harbouring »'];
		for (const written of right) expect([written, marksOf(question, { written })]).toEqual([written, 1]);
		for (const written of ['reclusions', 'سخرة', 'harbour', '']) expect(marksOf(question, { written })).toBe(0);
	});
});

const sampleText = { fr: 'a', ar: 'a', en: 'a' };

function sample<T>(from: fc.Arbitrary<T>): T {
	const [one] = fc.sample(from, 1);
	if (one === undefined) throw new Error('no sample');
	return one;
}
