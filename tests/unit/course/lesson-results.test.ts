import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonResults, normalisedGain, wholeGroups } from '#lib/course/index.ts';

const about = (lesson: string | undefined, marks: number) => ({ lesson, marks, max: 1 });

describe('what a diagnostic tells of each lesson', () => {
	it('is how many answers are right, and that a lesson is known from the pass mark on', () => {
		const answered = [about('un', 1), about('un', 1), about('deux', 1), about('deux', 0.5)];
		expect(lessonResults(['un', 'deux', 'trois'], answered, 80)).toEqual([
			{ lesson: 'un', asked: 2, right: 2, percent: 100, known: true },
			{ lesson: 'deux', asked: 2, right: 1, percent: 75, known: false }
		]);
	});

	it('is never that a lesson is known from one question alone, which can be guessed', () => {
		expect(lessonResults(['un'], [about('un', 1)], 80)).toMatchObject([{ percent: 100, known: false }]);
	});

	const answers = fc.array(
		fc.record({ lesson: fc.constantFrom('un', 'deux'), marks: fc.constantFrom(0, 0.5, 1), max: fc.constant(1) })
	);

	it('does not depend on the order of the questions, and a better answer never takes a lesson away', () => {
		fc.assert(
			fc.property(answers, fc.integer({ min: 1, max: 100 }), fc.nat(), (given, pass, which) => {
				const results = lessonResults(['un', 'deux'], given, pass);
				expect(lessonResults(['un', 'deux'], given.toReversed(), pass)).toEqual(results);
				const better = given.map((each, index) =>
					index === which % (given.length || 1) ? { ...each, marks: 1 } : each
				);
				const after = lessonResults(['un', 'deux'], better, pass);
				for (const [index, { known }] of results.entries()) if (known) expect(after[index]?.known).toBe(true);
			})
		);
	});
});

describe('the normalised gain', () => {
	it('is the share learnt of what was left to learn', () => {
		expect(normalisedGain({ pre: 40, post: 70 })).toBeCloseTo(0.5);
		expect(normalisedGain({ pre: 40, post: 30 })).toBeLessThan(0);
		expect(normalisedGain({ pre: 100, post: 100 })).toBeNull();
	});

	it('is never above 1, and grows with what is known after', () => {
		const percent = fc.integer({ min: 0, max: 99 });
		fc.assert(
			fc.property(percent, percent, (pre, post) => {
				const [gain, more] = [normalisedGain({ pre, post }), normalisedGain({ pre, post: post + 1 })];
				expect(gain ?? 0).toBeLessThanOrEqual(1);
				expect(more ?? 0).toBeGreaterThan(gain ?? 1);
			})
		);
	});
});

describe('an aggregate', () => {
	it('is of whole groups of five: one more answer changes nothing, or five at once', () => {
		fc.assert(
			fc.property(fc.nat(10_000), (count) => {
				expect(wholeGroups(count) % 5).toBe(0);
				expect([0, 5]).toContain(wholeGroups(count + 1) - wholeGroups(count));
				expect(count - wholeGroups(count)).toBeLessThan(5);
			})
		);
	});
});
