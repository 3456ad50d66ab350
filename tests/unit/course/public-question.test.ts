import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicQuestion, readResponse, submittedOf, type Question } from '#lib/course/index.ts';
import { anyQuestion, choices, clozes, matchings, numerics, orderings, shortTexts } from './any-question.ts';
import { rightResponse } from './right-response.ts';

const languages = fc.constantFrom('fr' as const, 'ar' as const, 'en' as const);

/** Every number and every accepted word of a key, as it would stand in what is sent. */
const keyWords = (question: Question): readonly string[] =>
	question.kind === 'numeric' ? [String(question.value)] : question.kind === 'matching' ? ['key-'] : [];

/** The same question with another key, and the same words. */
const rekeyed: Record<string, (question: Question) => Question> = {
	choice: (question) =>
		'options' in question
			? { ...question, options: question.options.map((option) => ({ ...option, right: !option.right })) }
			: question,
	matching: (question) => {
		if (question.kind !== 'matching') return question;
		const rights = question.pairs.map(({ right }) => right);
		const pairs = question.pairs.map((pair, index) => ({ ...pair, right: rights.at(index - 1) ?? pair.right }));
		return { ...question, pairs };
	},
	ordering: (question) =>
		question.kind === 'ordering' ? { ...question, steps: question.steps.toReversed() } : question,
	numeric: (question) => (question.kind === 'numeric' ? { ...question, value: 7, tolerance: 0, near: 1 } : question),
	'short-text': (question) =>
		question.kind === 'short-text' ? { ...question, accept: { fr: ['x'], ar: ['y'], en: ['z'] } } : question,
	cloze: (question) =>
		question.kind === 'cloze'
			? {
					...question,
					gaps: question.gaps.map(({ id, options }) => ({
						id,
						options: options.map((option) => ({ ...option, right: !option.right }))
					}))
				}
			: question
};

const byKind: readonly (readonly [string, fc.Arbitrary<Question>])[] = [
	['choice', choices],
	['matching', matchings],
	['ordering', orderings],
	['numeric', numerics],
	['short-text', shortTexts],
	['cloze', clozes]
];

describe('what a browser gets of a question', () => {
	it('has no key in any of its bytes, whatever the kind', () => {
		fc.assert(
			fc.property(anyQuestion, languages, fc.string(), (question, language, seed) => {
				const bytes = JSON.stringify(publicQuestion(question, language, seed)).replaceAll(/"?right(s"|-)/g, '');
				expect(bytes).not.toMatch(/secret|right|why|near|toleran|accept|value|source/);
				if (question.kind !== 'matching') for (const word of keyWords(question)) expect(bytes).not.toContain(word);
			})
		);
	});

	it.each(byKind)('is the same, byte for byte, whatever the key of a %s', (kind, questions) => {
		fc.assert(
			fc.property(questions, languages, fc.string(), (question, language, seed) => {
				const other = rekeyed[kind]?.(question) ?? question;
				const [one, two] = [question, other].map((each) => JSON.stringify(publicQuestion(each, language, seed)));
				expect(two).toBe(one);
			})
		);
	});

	it('is shuffled by the seed alone where the author wrote an order', () => {
		const [question] = fc.sample(
			orderings.filter(({ steps }) => steps.length === 6),
			1
		);
		if (!question) throw new Error('no question');
		const orders = Array.from({ length: 8 }, (_, seed) => JSON.stringify(publicQuestion(question, 'fr', `${seed}`)));
		expect(new Set(orders).size).toBeGreaterThan(4);
		expect(JSON.stringify(publicQuestion(question, 'fr', '0'))).toBe(orders[0]);
	});

	it('can be answered with what it shows, and the answer is shown again', () => {
		fc.assert(
			fc.property(anyQuestion, languages, (question, language) => {
				const response = rightResponse(question);
				const submitted = submittedOf(question, response);
				const known = JSON.stringify(publicQuestion(question, language));
				if (!('number' in response || 'written' in response))
					for (const id of submitted.flatMap((each) => each.split(':')))
						expect(known.includes(`"${id}"`) || /^\d$/.test(id)).toBe(true);
				expect(readResponse(question, submitted.toReversed())).toEqual({ response });
			})
		);
	});
});
