import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTest, percentOf } from '#lib/course/index.ts';

describe('the marks of a test', () => {
	it('reach a pass mark exactly when they should', () => {
		const third = { marks: 0.333, max: 1 };
		expect(percentOf([])).toBe(0);
		expect(
			percentOf([
				...Array.from({ length: 8 }, () => ({ marks: 1, max: 1 })),
				{ marks: 0, max: 1 },
				{ marks: 0, max: 1 }
			])
		).toBe(80);
		expect(percentOf([third, third, { marks: 0, max: 1 }])).toBe(22);
	});
});

const banks = fc
	.array(
		fc.record({
			module: fc.constantFrom('m1', 'm2'),
			lesson: fc.constantFrom('l1', 'l2', 'l3'),
			objective: fc.constantFrom('o1', 'o2'),
			article: fc.constantFrom('cp-448-1', 'cp-448-4', undefined),
			series: fc.constantFrom('s1', 's2', undefined, undefined)
		}),
		{ minLength: 1, maxLength: 40 }
	)
	.map((all) => all.map((each, index) => ({ id: `q${index}`, ...each })));
type Bank = typeof banks extends fc.Arbitrary<infer B> ? B : never;
type Tag = 'module' | 'lesson' | 'objective' | 'article';

/** Of questions alike but for one tag, no tag is taken twice more often than another that has some left. */
function expectSpread(bank: Bank, drawn: readonly string[], tag: Tag): void {
	const values = [...new Set(bank.map((each) => each[tag]))];
	const count = (value: string | undefined, taken: boolean) =>
		bank.filter((each) => each[tag] === value && drawn.includes(each.id) === taken).length;
	for (const one of values)
		for (const other of values)
			if (count(one, false) > 0) expect(count(one, true)).toBeGreaterThanOrEqual(count(other, true) - 1);
}

/** Evenly over the first tag; and among the questions that share it, over the next. */
function expectSpreadByLevel(bank: Bank, drawn: readonly string[], [tag, ...rest]: readonly Tag[]): void {
	if (!tag) return;
	expectSpread(bank, drawn, tag);
	for (const value of new Set(bank.map((each) => each[tag])))
		expectSpreadByLevel(
			bank.filter((each) => each[tag] === value),
			drawn,
			rest
		);
}

describe('the draw of a test', () => {
	it('is the same for the same seed, whatever the order of the bank', () => {
		fc.assert(
			fc.property(banks, fc.string(), fc.nat(40), (bank, seed, draw) => {
				expect(drawTest(bank, draw, seed)).toEqual(drawTest(bank.toReversed(), draw, seed));
			})
		);
	});

	it('takes each question at most once, and as many as asked where there are enough', () => {
		fc.assert(
			fc.property(banks, fc.string(), fc.nat(40), (bank, seed, draw) => {
				const drawn = drawTest(bank, draw, seed);
				expect(new Set(drawn).size).toBe(drawn.length);
				expect(drawn.length).toBe(Math.min(draw, bank.length));
			})
		);
	});

	it('is spread evenly over modules, then over lessons, objectives and articles', () => {
		const levels = ['module', 'lesson', 'objective', 'article'] as const;
		fc.assert(
			fc.property(banks, fc.string(), fc.nat(40), (bank, seed, draw) => {
				expectSpreadByLevel(bank, drawTest(bank, draw, seed), levels);
			})
		);
	});

	it('asks the drawn questions of a case series one after the other, in the order of their ids', () => {
		fc.assert(
			fc.property(banks, fc.string(), fc.nat(40), (bank, seed, draw) => {
				const drawn = drawTest(bank, draw, seed);
				for (const series of ['s1', 's2']) {
					const members = bank.filter((each) => each.series === series && drawn.includes(each.id)).map(({ id }) => id);
					const at = members.length === 0 ? 0 : Math.min(...members.map((id) => drawn.indexOf(id)));
					expect(drawn.slice(at, at + members.length)).toEqual(members.toSorted());
				}
			})
		);
	});

	it('differs from seed to seed', () => {
		const bank = Array.from({ length: 20 }, (_, index) => ({ id: `q${index}`, module: 'm1' }));
		const draws = new Set(Array.from({ length: 10 }, (_, seed) => drawTest(bank, 5, `${seed}`).join()));
		expect(draws.size).toBe(10);
	});
});
