import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseItem, type GivenResponse, type ItemSums, type Question } from '#lib/course/index.ts';
import { text } from './any-question.ts';

const question: Question = {
	id: 'q',
	module: 'm',
	use: 'test',
	kind: 'single',
	sources: [],
	prompt: text('prompt'),
	why: text('why'),
	options: ['a', 'b', 'c'].map((id) => ({ id, right: id === 'a', text: text(id) }))
};

interface Person {
	/** Share of the marks of the question, and of all others. */
	readonly x: number;
	readonly y: number;
}

const sumsOf = (people: readonly Person[]): ItemSums => {
	const sum = (of: (each: Person) => number) => people.reduce((total, each) => total + of(each), 0);
	return {
		count: people.length,
		...{ x: sum(({ x }) => x), y: sum(({ y }) => y), xx: sum(({ x }) => x * x) },
		...{ yy: sum(({ y }) => y * y), xy: sum(({ x, y }) => x * y) }
	};
};

const picks = (option: string, count: number, lower = 0): GivenResponse => ({
	response: { picked: [option] },
	count,
	lower
});

const shares = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
const people = fc.array(fc.record({ x: shares, y: shares }), { minLength: 5, maxLength: 60 });

describe('the analysis of a question', () => {
	it('says nothing of fewer than five answers', () => {
		const four = sumsOf(Array.from({ length: 4 }, () => ({ x: 1, y: 0.5 })));
		expect(analyseItem(question, four, [picks('a', 4)])).toEqual({
			count: 4,
			difficulty: null,
			discrimination: null,
			options: [],
			flags: []
		});
	});

	it('measures difficulty by the mean share of the marks', () => {
		const answers = [1, 1, 0.5, 0, 0].map((x) => ({ x, y: 0.5 }));
		expect(analyseItem(question, sumsOf(answers), []).difficulty).toBeCloseTo(0.5);
	});

	it('measures discrimination by the correlation with the other questions', () => {
		const answers = [0.9, 0.8, 0.7, 0.2, 0.1].map((y) => ({ x: y > 0.5 ? 1 : 0, y }));
		expect(analyseItem(question, sumsOf(answers), []).discrimination).toBeCloseTo(0.976, 3);
		expect(analyseItem(question, sumsOf(answers.map(({ x, y }) => ({ x: 1 - x, y }))), []).flags).toContain('inverted');
	});

	it('measures no discrimination where everyone earned the same', () => {
		const answers = [0.9, 0.8, 0.1, 0.2, 0.3].map((y) => ({ x: 1, y }));
		expect(analyseItem(question, sumsOf(answers), [])).toMatchObject({
			discrimination: null,
			flags: ['too-easy', 'dead-distractor']
		});
	});

	it('tells how often each option was picked, by all and by the lower third, and which wrong one nobody picks', () => {
		const answers = [0.9, 0.9, 0.2, 0.1, 0.3].map((y) => ({ x: y > 0.5 ? 1 : 0, y }));
		const given = [picks('a', 2, 0), picks('b', 2, 2), { response: { picked: [] }, count: 1, lower: 0 }];
		const { options, flags } = analyseItem(question, sumsOf(answers), given);
		expect(options).toEqual([
			{ id: 'a', gap: null, right: true, picked: 0.4, pickedByLower: 0 },
			{ id: 'b', gap: null, right: false, picked: 0.4, pickedByLower: 1 },
			{ id: 'c', gap: null, right: false, picked: 0, pickedByLower: 0 }
		]);
		expect(flags).toEqual(['dead-distractor']);
	});

	it('tells of a gap of a cloze which option was put there', () => {
		const options = ['a', 'b'].map((id) => ({ id, right: id === 'a', text: text(id) }));
		const { id, module, use, sources, prompt, why } = question;
		const cloze = { id, module, use, sources, prompt, why, kind: 'cloze', gaps: [{ id: 'x', options }] } as const;
		const given = [{ response: { filled: { x: 'b' } }, count: 5, lower: 1 }];
		const answers = [0.1, 0.2, 0.3, 0.4, 0.5].map((y) => ({ x: 0, y }));
		expect(
			analyseItem({ ...cloze, gaps: [...cloze.gaps], text: text('{{x}}') }, sumsOf(answers), given).options
		).toMatchObject([
			{ gap: 'x', id: 'a', picked: 0 },
			{ gap: 'x', id: 'b', picked: 1 }
		]);
	});

	it('stays between its bounds, and does not depend on who answered first', () => {
		fc.assert(
			fc.property(people, (answers) => {
				const { difficulty, discrimination } = analyseItem(question, sumsOf(answers), []);
				expect(difficulty).toBeGreaterThanOrEqual(0);
				expect(difficulty).toBeLessThanOrEqual(1 + 1e-9);
				expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(1);
				const turned = analyseItem(question, sumsOf(answers.toReversed()), []).discrimination;
				expect(turned ?? 0).toBeCloseTo(discrimination ?? 0, 6);
			})
		);
	});

	it('turns its sign when those who did well answer as those who did badly', () => {
		fc.assert(
			fc.property(people, (answers) => {
				const r = analyseItem(question, sumsOf(answers), []).discrimination;
				const mirrored = answers.map(({ x, y }) => ({ x: 1 - x, y }));
				const other = analyseItem(question, sumsOf(mirrored), []).discrimination;
				expect(other ?? 0).toBeCloseTo(-(r ?? 0), 6);
			})
		);
	});
});
