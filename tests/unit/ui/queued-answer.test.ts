import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	afterArrival,
	atOnce,
	charactersAtOnce,
	nextToSend,
	readArrivals,
	standing,
	type OfflineAct,
	type QueuedAnswer
} from '#lib/ui/offline/queued-answer.ts';

const act = (question: string, picked: readonly string[], at = '2026-01-01T00:00:00.000Z'): OfflineAct => ({
	kind: 'answer',
	key: `key-${question}`,
	at,
	course: 'c',
	lesson: 'l',
	question,
	version: 'v',
	picked
});

const wrote = (reflection: string, text: string, key = 'k'): OfflineAct => ({
	...{ kind: 'reflection', key, at: '', course: 'c', lesson: 'l', version: null, overruled: false },
	...{ reflection, text }
});

const queued = (number: number, more: Partial<QueuedAnswer> = {}): QueuedAnswer => ({
	number,
	person: 'p',
	title: 'A question',
	act: act('q', [String(number)]),
	state: 'waiting',
	code: null,
	...more
});

const states = fc.constantFrom<QueuedAnswer['state']>('waiting', 'sent', 'refused');
const queues = fc
	.uniqueArray(fc.record({ number: fc.nat(), state: states }), { selector: ({ number }) => number, maxLength: 120 })
	.map((all) => all.map(({ number, state }) => queued(number, { state })));

describe('the queue of answers', () => {
	test('sends what waits, the oldest first, a limited number at once', () => {
		fc.assert(
			fc.property(queues, (queue) => {
				const sent = nextToSend(queue).map(({ number }) => number);
				const waiting = queue.filter(({ state }) => state === 'waiting').map(({ number }) => number);
				expect(sent).toEqual(waiting.toSorted((a, b) => a - b).slice(0, atOnce));
			})
		);
	});

	test('sends no more characters at once than the door takes, and always something', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 }), (lengths) => {
				const queue = lengths.map((length, index) => queued(index, { act: wrote('r', `"\n`.repeat(length / 2)) }));
				const sent = nextToSend(queue);
				expect(sent.length).toBeGreaterThan(0);
				expect(JSON.stringify(sent.map((each) => each.act)).length).toBeLessThan(charactersAtOnce + 100);
			})
		);
	});

	test('gives the latest text of a reflection, and what to call its version', () => {
		const queue = [
			queued(1, { act: wrote('r', 'first', 'k1') }),
			queued(2, { act: wrote('r', 'second', 'k2') }),
			queued(3, { act: wrote('r', 'third', 'k3'), state: 'refused' })
		];
		expect([...standing(queue).written]).toEqual([['l:r', { version: 'k2', text: 'second' }]]);
	});

	test('goes by its own order, not by the clock', () => {
		const late = queued(1, { act: act('q', ['old'], '2027-01-01T00:00:00.000Z') });
		const early = queued(2, { act: act('q', ['new'], '2025-01-01T00:00:00.000Z') });
		expect(nextToSend([early, late])).toEqual([late, early]);
		expect(standing([early, late]).given.get('q')).toEqual(['new']);
	});

	test('keeps what was refused with its reason, and lets wait what nothing was said of', () => {
		const sent = [queued(1), queued(2), queued(3)];
		expect(afterArrival(sent, [{ ok: true }, { ok: false, code: 'question/changed' }])).toEqual([
			queued(1, { state: 'sent' }),
			queued(2, { state: 'refused', code: 'question/changed' }),
			queued(3)
		]);
	});

	test('ends: what the server spoke of is never sent again', () => {
		fc.assert(
			fc.property(queues, fc.infiniteStream(fc.boolean()), (queue, ok) => {
				const batch = nextToSend(queue);
				const arrivals = batch.map(() => (ok.next().value ? { ok: true as const } : { ok: false as const, code: 'x' }));
				expect(nextToSend(afterArrival(batch, arrivals))).toEqual([]);
			})
		);
	});

	test('shows an answer that was refused no longer as given', () => {
		const queue = [queued(1), queued(2, { state: 'refused', code: 'x' })];
		expect(standing(queue).given.get('q')).toEqual(['1']);
	});

	test('counts a lesson as finished once that is queued', () => {
		const finish = { kind: 'finish', key: 'k', at: '', course: 'c', lesson: 'l' } as const;
		expect([...standing([queued(1, { act: finish })]).finished]).toEqual(['l']);
	});

	test.each([
		null,
		'<html>Sign in to the hotel</html>',
		{ ok: true },
		{ ok: false, arrivals: [] },
		{ ok: true, arrivals: [{}] },
		{ ok: true, arrivals: [{ ok: false }] },
		{ ok: true, arrivals: 'all' }
	])('believes no answer that is not ours: %j', (answer) => {
		expect(readArrivals(answer)).toBeUndefined();
	});

	test('reads what the door answers', () => {
		const arrivals = [{ ok: true }, { ok: false, code: 'lesson/locked' }];
		expect(readArrivals({ ok: true, arrivals })).toEqual(arrivals);
	});
});
