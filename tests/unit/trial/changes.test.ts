import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, liveView, putTogether, readChanges, type TrialState } from '#lib/trial/index.ts';
import { drawFrom, manyDraws, openRoom, playRoom } from './room-players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();

/** As a page gets it. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('what was put together is the whole view, after each step of a live trial, for every audience', () => {
	const property = fc.property(manyDraws, fc.constantFrom('judge', 'prosecutor', 'public'), (numbers, audience) => {
		const draw = drawFrom(numbers);
		const viewOf = (state: TrialState) => liveView(stub, state, audience, 'fr');
		let [page, last]: [unknown, unknown] = [undefined, undefined];
		playRoom(stub, openRoom(stub, 'servitude', draw), draw, {
			turns: 60,
			seen: ({ state }) => {
				const next = viewOf(state);
				page = putTogether(page, readChanges(JSON.stringify(changesBetween(last, next))));
				last = next;
				expect(page).toEqual(sent(next));
			}
		});
	});
	fc.assert(property, { numRuns: 30 });
});

test('for any sequence of JSON values, too, and what did not change stays the same object', () => {
	fc.assert(
		fc.property(fc.array(fc.jsonValue(), { minLength: 2 }), (values) => {
			values.map(sent).reduce((before, after) => {
				const made = putTogether(before, changesBetween(before, after));
				expect(made).toEqual(after);
				return made;
			});
		})
	);
	const before = { scene: { id: 'a', text: 'x' }, hall: { hands: ['b'] }, lines: [{ said: true }, { said: true }] };
	const after = { ...before, scene: { id: 'a', text: 'y' }, lines: [{ said: true }, { said: false }] };
	const changes = changesBetween(before, sent(after));
	expect(changes).toEqual([
		[['scene', 'text'], 'y'],
		[['lines', '1', 'said'], false]
	]);
	expect(putTogether(before, changes)).toHaveProperty('hall', before.hall);
});

test('what is undefined is as good as absent, as in JSON', () => {
	expect(changesBetween({ a: 1, b: undefined }, { a: 1, b: undefined })).toEqual([]);
	for (const [before, after] of [
		[
			{ a: 1, b: 2 },
			{ a: 1, b: undefined }
		],
		[
			{ a: 1, b: undefined },
			{ a: 1, b: 2 }
		],
		[{ a: 1 }, { a: 1, b: undefined }]
	])
		expect(putTogether(sent(before), readChanges(JSON.stringify(changesBetween(before, after))))).toEqual(sent(after));
});
