import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	answerKey,
	drawTest,
	feedbackOn,
	gradeResponse,
	percentOf,
	publicQuestion,
	readResponse,
	type Question
} from '#lib/course/index.ts';

const text = (word: string) => ({ fr: `${word}-fr`, ar: `${word}-ar`, en: `${word}-en` });

const optionIds = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Any well-formed question: a choice of kinds and of right options. */
const questions: fc.Arbitrary<Question> = fc
	.record({
		kind: fc.constantFrom('single' as const, 'multiple' as const),
		right: fc.subarray([...optionIds], { minLength: 1 })
	})
	.map(({ kind, right }) => ({
		id: 'q',
		module: 'm',
		use: 'test',
		kind,
		sources: ['secret-source'],
		prompt: text('prompt'),
		options: optionIds.map((id) => ({
			id,
			right: kind === 'multiple' ? right.includes(id) : id === right[0],
			text: text(`text-${id}`),
			why: text(`secret-why-${id}`)
		})),
		why: text('secret-why')
	}));

const picks = fc.subarray([...optionIds]);

describe('a question', () => {
	it('has no key in its public view', () => {
		fc.assert(
			fc.property(questions, (question) => {
				const shown = JSON.stringify(publicQuestion(question, 'fr'));
				expect(shown).not.toMatch(/secret|right|why/);
			})
		);
	});

	it('looks the same to the public whatever its key', () => {
		fc.assert(
			fc.property(questions, questions, (one, other) => {
				const same = { ...one, options: other.options };
				fc.pre(one.kind === other.kind);
				expect(publicQuestion(same, 'ar')).toEqual(publicQuestion(one, 'ar'));
			})
		);
	});

	it('gives from nothing to full marks', () => {
		fc.assert(
			fc.property(questions, picks, (question, picked) => {
				const { marks, max } = gradeResponse(answerKey(question), { picked });
				expect(marks).toBeGreaterThanOrEqual(0);
				expect(marks).toBeLessThanOrEqual(max);
			})
		);
	});

	it('gives full marks for exactly the right options', () => {
		fc.assert(
			fc.property(questions, picks, (question, picked) => {
				const key = answerKey(question);
				const { marks, max } = gradeResponse(key, { picked });
				expect(marks === max).toBe([...picked].sort().join() === [...key.right].sort().join());
			})
		);
	});

	it('is graded the same in whatever order options are picked', () => {
		fc.assert(
			fc.property(questions, fc.shuffledSubarray([...optionIds]), (question, picked) => {
				const key = answerKey(question);
				expect(gradeResponse(key, { picked })).toEqual(gradeResponse(key, { picked: picked.toReversed() }));
			})
		);
	});

	it('never gives less for one right option more, nor more for one wrong option more', () => {
		fc.assert(
			fc.property(questions, picks, fc.constantFrom(...optionIds), (question, picked, option) => {
				fc.pre(!picked.includes(option));
				const key = answerKey(question);
				const before = gradeResponse(key, { picked }).marks;
				const after = gradeResponse(key, { picked: [...picked, option] }).marks;
				if (key.right.includes(option)) expect(after).toBeGreaterThanOrEqual(before);
				else expect(after).toBeLessThanOrEqual(before);
			})
		);
	});

	it('says of an invalid submission only what is invalid, whatever the key', () => {
		fc.assert(
			fc.property(questions, questions, fc.array(fc.constantFrom(...optionIds, 'z')), (one, other, submitted) => {
				fc.pre(one.kind === other.kind);
				expect(readResponse(one, submitted)).toEqual(readResponse(other, submitted));
			})
		);
	});

	it('refuses nothing picked, an unknown option, and two picks of a single choice', () => {
		const question = { kind: 'single' as const, options: [{ id: 'a' }, { id: 'b' }] };
		expect(readResponse(question, [])).toEqual({ problem: { code: 'question/nothing-picked' } });
		expect(readResponse(question, ['z'])).toEqual({ problem: { code: 'question/unknown-option', option: 'z' } });
		expect(readResponse(question, ['a', 'b'])).toEqual({ problem: { code: 'question/too-many-picked' } });
		expect(readResponse(question, ['b', 'b'])).toEqual({ response: { picked: ['b'] } });
	});

	it('explains each option once answered, in the language asked', () => {
		const [question] = fc.sample(questions, 1);
		if (!question) throw new Error('no question');
		const [right] = answerKey(question).right;
		const feedback = feedbackOn(question, { picked: right ? [right] : [] }, 'en');
		expect(feedback.why).toBe('secret-why-en');
		expect(feedback.options.find(({ id }) => id === right)).toMatchObject({
			right: true,
			picked: true,
			why: `secret-why-${right}-en`
		});
	});
});

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
	.array(fc.record({ lesson: fc.constantFrom('l1', 'l2', 'l3'), objective: fc.constantFrom('o1', 'o2') }), {
		minLength: 1,
		maxLength: 40
	})
	.map((all) => all.map((each, index) => ({ id: `q${index}`, ...each })));

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

	it('is spread evenly over the lessons', () => {
		fc.assert(
			fc.property(banks, fc.string(), fc.nat(40), (bank, seed, draw) => {
				const drawn = drawTest(bank, draw, seed);
				const taken = (lesson: string) => bank.filter((q) => q.lesson === lesson && drawn.includes(q.id)).length;
				const left = (lesson: string) => bank.filter((q) => q.lesson === lesson && !drawn.includes(q.id)).length;
				for (const one of ['l1', 'l2', 'l3'])
					for (const other of ['l1', 'l2', 'l3'])
						if (left(one) > 0) expect(taken(one)).toBeGreaterThanOrEqual(taken(other) - 1);
			})
		);
	});

	it('differs from seed to seed', () => {
		const bank = Array.from({ length: 20 }, (_, index) => ({ id: `q${index}` }));
		const draws = new Set(Array.from({ length: 10 }, (_, seed) => drawTest(bank, 5, `${seed}`).join()));
		expect(draws.size).toBe(10);
	});
});
