import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, isPastGrace, nextAttempt } from '#lib/course/index.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
const ended = (hours: number) => ({ at: hoursAgo(hours + 1), closed_at: hoursAgo(hours) });
const none = new Set<number>();

describe('the next attempt at a quiz', () => {
	it('may begin at once where nothing was begun', () => {
		expect(nextAttempt({}, [], none, now)).toEqual({ number: 1, left: null, state: 'now', at: null });
		expect(nextAttempt({ attempts: 2, wait_hours: 24 }, [], none, now)).toMatchObject({ left: 2, state: 'now' });
	});

	it('waits from the end of the last one, as long as its rules say, to the minute', () => {
		const rules = { wait_hours: 24 };
		const at = hoursAgo(-1);
		expect(nextAttempt(rules, [ended(23)], none, now)).toMatchObject({ number: 2, state: 'later', at });
		expect(nextAttempt(rules, [ended(24)], none, now)).toMatchObject({ state: 'now', at: null });
	});

	it('does not wait for a year where the last one was begun while the clock was a year ahead; an hour ahead gives nothing', () => {
		const year = -365 * 24;
		expect(nextAttempt({ wait_hours: 24 }, [ended(year)], none, now).state).toBe('now');
		expect(nextAttempt({}, [ended(year + 9), ended(year + 5), ended(year + 1)], none, now).state).toBe('now');
		expect(nextAttempt({ wait_hours: 24 }, [ended(-1)], none, now).state).toBe('later');
	});

	it('waits until the third last is a day old where no wait is said', () => {
		const three = [ended(9), ended(5), ended(1)];
		expect(nextAttempt({}, three.slice(1), none, now).state).toBe('now');
		expect(nextAttempt({}, three, none, now)).toMatchObject({ state: 'later', at: hoursAgo(-14) });
	});

	it('is not there once all are used up, until a trainer opens it', () => {
		const two = [ended(90), ended(50)];
		expect(nextAttempt({ attempts: 2 }, two, none, now)).toMatchObject({ state: 'used-up', left: 0 });
		expect(nextAttempt({ attempts: 2 }, two, new Set([3]), now)).toMatchObject({ number: 3, state: 'now', left: 1 });
		expect(nextAttempt({ attempts: 2 }, [...two, ended(1)], new Set([3]), now)).toMatchObject({ state: 'used-up' });
	});

	it('begins at once when a trainer opened it, although its time has not come', () => {
		expect(nextAttempt({ wait_hours: 48 }, [ended(1)], new Set([2]), now)).toMatchObject({ state: 'now', at: null });
	});

	const histories = fc
		.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 })
		.map((hours) => hours.toSorted((a, b) => b - a).map(ended));
	const rules = fc.record(
		{ attempts: fc.integer({ min: 1, max: 6 }), wait_hours: fc.integer({ min: 1, max: 100 }) },
		{ requiredKeys: [] }
	);
	const opened = fc.array(fc.integer({ min: 1, max: 14 })).map((numbers) => new Set(numbers));

	it('never lets more begin than the rules and the trainers allow, however long one tries', () => {
		fc.assert(
			fc.property(rules, opened, fc.array(fc.nat(60), { maxLength: 20 }), (rule, given, waits) => {
				const begun: { at: string; closed_at: string }[] = [];
				let hours = 0;
				for (const wait of waits) {
					hours += wait;
					const at = hoursAgo(-hours);
					if (nextAttempt(rule, begun, given, new Date(at)).state === 'now') begun.push({ at, closed_at: at });
				}
				if (rule.attempts !== undefined) expect(begun.length).toBeLessThanOrEqual(rule.attempts + given.size);
			})
		);
	});

	it('may begin later what may begin now, and what waits may begin when it says', () => {
		fc.assert(
			fc.property(histories, rules, opened, fc.nat(1000), (begun, rule, given, hours) => {
				const next = nextAttempt(rule, begun, given, now);
				const then = new Date(next.at ?? now.getTime() + hours * 3_600_000);
				if (next.state !== 'used-up') expect(nextAttempt(rule, begun, given, then).state).toBe('now');
			})
		);
	});
});

describe('the end of an attempt', () => {
	it('comes after the minutes of the quiz, and later for who was given more time', () => {
		expect(dueAt({ minutes: 40 }, undefined, now)).toBe('2026-03-02T09:40:00.000Z');
		expect(dueAt({ minutes: 40 }, { extraPercent: 50 }, now)).toBe('2026-03-02T10:00:00.000Z');
		expect(dueAt({ minutes: 10 }, { extraPercent: 33 }, now)).toBe('2026-03-02T09:13:18.000Z');
	});

	it('never comes without a limit, or for who has none', () => {
		expect(dueAt({}, { extraPercent: 50 }, now)).toBeNull();
		expect(dueAt({ minutes: 40 }, { noLimit: true }, now)).toBeNull();
	});

	it('leaves half a minute, to the millisecond, for an answer on its way', () => {
		fc.assert(
			fc.property(fc.integer({ min: -60_000, max: 60_000 }), (after) => {
				const due = dueAt({ minutes: 40 }, undefined, now) ?? '';
				expect(isPastGrace(due, new Date(Date.parse(due) + after))).toBe(after >= 30_000);
			})
		);
	});
});
