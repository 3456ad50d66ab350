import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Decision } from '#lib/trial/index.ts';
import { answerProblem } from '#lib/trial/room/answer-outcome.ts';
import { tally, tallyItems } from '#lib/trial/live/tally.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const decisionOf = (id: string): Decision => {
	const place = stub.index.decisions.get(id);
	if (!place) throw new Error(`no decision ${id}`);
	return place.decision;
};
const choose = (...choices: string[]) =>
	tally(
		decisionOf('verdict'),
		choices.map((choice) => ({ kind: 'choose', choice }))
	);
const rule = (...pairs: ['grant' | 'refuse' | 'join', string][]) =>
	tally(
		decisionOf('rule-closed'),
		pairs.map(([ruling, ground]) => ({ kind: 'ruling', ruling, ground }))
	);
const select = (...picks: string[][]) =>
	tally(
		decisionOf('care'),
		picks.map((options) => ({ kind: 'select', options }))
	);
const quantify = (...amounts: number[]) =>
	tally(
		decisionOf('years'),
		amounts.map((amount) => ({ kind: 'quantify', amount }))
	);

describe('the answer of a shared role', () => {
	it('is the choice with the most ballots, whatever the lead chose', () => {
		expect(choose('convict', 'acquit', 'acquit')).toEqual({ kind: 'choose', choice: 'acquit' });
	});

	it('is the choice of the lead in a tie, or of the first seat among those tied', () => {
		expect(choose('acquit', 'convict')).toEqual({ kind: 'choose', choice: 'acquit' });
		expect(choose('postpone', 'convict', 'acquit', 'acquit', 'convict')).toEqual({ kind: 'choose', choice: 'convict' });
	});

	it('is the ruling with the most ballots, on the ground that most of those who ruled so gave', () => {
		expect(rule(['refuse', 'comfort'], ['grant', 'comfort'], ['grant', 'request'], ['grant', 'request'])).toEqual({
			kind: 'ruling',
			ruling: 'grant',
			ground: 'request'
		});
		expect(rule(['refuse', 'comfort'], ['grant', 'request'])).toMatchObject({ ruling: 'refuse', ground: 'comfort' });
	});

	it('picks item by item, an item of half of the ballots only with the lead', () => {
		expect(select(['doctor'], ['doctor', 'rest'], ['rest', 'press'])).toMatchObject({ options: ['doctor', 'rest'] });
		expect(select(['doctor'], ['rest'])).toMatchObject({ options: ['doctor'] });
		expect(select(['rest'], ['doctor'])).toMatchObject({ options: ['rest'] });
	});

	it('keeps within the limits: the most wanted first, then those of the lead, then in file order', () => {
		expect(tallyItems(['a', 'b', 'c', 'd'], [['d'], ['b'], ['c']], { min: 2, max: 3 })).toEqual(['b', 'd']);
		const all = ['a', 'b', 'c', 'd'];
		expect(tallyItems(all, [['b', 'c', 'd'], all, all], { min: 1, max: 2 })).toEqual(['b', 'c']);
	});

	it('is the median, and of two middle amounts the one on the side of the lead', () => {
		expect(quantify(30, 1, 5)).toMatchObject({ amount: 5 });
		expect(quantify(30, 1, 5, 8)).toMatchObject({ amount: 8 });
		expect(quantify(1, 30, 5, 8)).toMatchObject({ amount: 5 });
		expect(quantify(2, 7)).toMatchObject({ amount: 2 });
	});

	it('is always an answer that the decision accepts', () => {
		const ids = ['interview', 'care', 'elements', 'years', 'rule-closed'];
		fc.assert(
			fc.property(
				fc.constantFrom(...ids),
				fc.array(fc.nat({ max: 99_999 }), { minLength: 1, maxLength: 9 }),
				(id, drawn) => {
					const decision = decisionOf(id);
					const ballots = drawn.map((number) => answerBy(decision, number));
					fc.pre(ballots.every((one) => answerProblem(stub, decision, one, stub.index.start) === null));
					expect(answerProblem(stub, decision, tally(decision, ballots), stub.index.start)).toBeNull();
				}
			),
			{ numRuns: 500 }
		);
	});
});

function answerBy(decision: Decision, number: number): Answer {
	const at = <T>(items: readonly T[], place: number): T => {
		const item = items[place % items.length];
		if (item === undefined) throw new Error('nothing to draw from');
		return item;
	};
	switch (decision.kind) {
		case 'choose':
			return { kind: 'choose', choice: at(decision.choices, number).id };
		case 'select': {
			const count = decision.pick.min + (number % (decision.pick.max - decision.pick.min + 1));
			const ids = decision.options.map(({ id }) => id);
			return { kind: 'select', options: ids.map((_, step) => at(ids, step + (number >> 4))).slice(0, count) };
		}
		case 'ruling':
			return { kind: 'ruling', ruling: at(decision.rulings, number), ground: at(decision.grounds, number >> 3) };
		case 'quantify':
			return { kind: 'quantify', amount: decision.from + decision.by * (number % 30) };
		default:
			throw new Error(`${decision.kind} is not drawn here`);
	}
}
