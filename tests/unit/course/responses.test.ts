import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicQuestion, readResponse, type Question, type ReadResponse } from '#lib/course/index.ts';
import { anyQuestion, choices, clozes, matchings, numerics, orderings, shortTexts } from './any-question.ts';

function sample<T>(from: fc.Arbitrary<T>): T {
	const [one] = fc.sample(from, 1);
	if (one === undefined) throw new Error('no sample');
	return one;
}

const codeOf = (read: ReadResponse): string => ('problem' in read ? read.problem.code : 'read');
const single = { ...sample(choices), kind: 'single' as const };

describe('a submission to a question', () => {
	it('is refused when nothing is answered, whatever the kind', () => {
		fc.assert(
			fc.property(anyQuestion, (question) => {
				for (const nothing of [[], [''], ['  ', '']])
					expect(readResponse(question, nothing)).toEqual({ problem: { code: 'question/nothing-picked' } });
			})
		);
	});

	it('is read or refused without an error of ours, whatever is sent', () => {
		fc.assert(
			fc.property(anyQuestion, fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }))), (question, sent) => {
				expect(codeOf(readResponse(question, sent))).toMatch(/^(read|question\/[a-z-]+)$/);
			})
		);
	});

	it('that is refused hears nothing of the key', () => {
		fc.assert(
			fc.property(anyQuestion, fc.array(fc.string()), (question, sent) => {
				const read = readResponse(question, sent);
				if ('problem' in read)
					expect(
						Object.entries(read.problem).every(
							([name, said]) => name === 'code' || sent.some((each) => each.trim() === said)
						)
					).toBe(true);
			})
		);
	});

	it('to a choice has options that exist, and one for a single choice', () => {
		expect(readResponse(single, ['z'])).toEqual({ problem: { code: 'question/unknown-option', option: 'z' } });
		expect(readResponse(single, ['a', 'b'])).toEqual({ problem: { code: 'question/too-many-picked' } });
		expect(readResponse(single, ['b', 'b'])).toEqual({ response: { picked: ['b'] } });
	});

	it('to a matching names sides by what the page shows, never by the id of the author', () => {
		const question = sample(matchings);
		expect(codeOf(readResponse(question, ['key-0:key-0']))).toBe('question/unknown-option');
		expect(codeOf(readResponse(question, ['key-0']))).toBe('question/unknown-option');
	});

	it('to an ordering gives each step a place of its own', () => {
		const question = sample(orderings);
		const steps = question.steps.length;
		const token = (index: number) => tokens(question)[index] ?? '';
		expect(codeOf(readResponse(question, [`${token(0)}:1`, `${token(1)}:1`]))).toBe('question/same-place');
		expect(codeOf(readResponse(question, [`${token(0)}:1`, `${token(0)}:2`]))).toBe('question/too-many-picked');
		expect(codeOf(readResponse(question, [`${token(0)}:${steps + 1}`]))).toBe('question/unknown-option');
		expect(codeOf(readResponse(question, [`${token(0)}:1`]))).toBe('read');
	});

	it('to a cloze fills gaps that exist with options of theirs, and may leave some open', () => {
		const question = sample(clozes);
		expect(readResponse(question, ['g0:b'])).toEqual({ response: { filled: { g0: 'b' } } });
		expect(codeOf(readResponse(question, ['g9:b']))).toBe('question/unknown-option');
		expect(codeOf(readResponse(question, ['g0:z']))).toBe('question/unknown-option');
		expect(codeOf(readResponse(question, ['__proto__:b']))).toBe('question/unknown-option');
	});

	it.each([
		['20', 20],
		['٢٠', 20],
		['10 000', 10_000],
		['10\u00A0000', 10_000],
		['10.000', 10_000],
		['1,000,000', 1_000_000],
		['١٬٠٠٠', 1000],
		['2,5', 2.5],
		['٢٫٥', 2.5],
		['0.125', 0.125],
		['-3', -3]
	])('to a numeric question reads « %s » as a number', (typed, number) => {
		expect(readResponse(sample(numerics), [typed])).toEqual({ response: { number } });
	});

	it.each(['20 ans', 'vingt', '1e9', 'Infinity', '0x10', '1,2,3,4x', '--2', '9'.repeat(400)])(
		'to a numeric question refuses « %s »',
		(typed) => {
			expect(codeOf(readResponse(sample(numerics), [typed]))).toBe('question/not-a-number');
		}
	);

	it('to a short text has a bounded length', () => {
		expect(codeOf(readResponse(sample(shortTexts), ['a'.repeat(201)]))).toBe('question/too-long');
		expect(readResponse(sample(shortTexts), [' a '])).toEqual({ response: { written: 'a' } });
	});
});

/** The ids of the steps on the page, in any order. */
function tokens(question: Question): readonly string[] {
	const shown = JSON.stringify(publicQuestion(question, 'fr'));
	return [...shown.matchAll(/"id":"([0-9a-f]{12})"/g)].map(([, token]) => token ?? '');
}
