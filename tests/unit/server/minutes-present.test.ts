import { describe, expect, it } from 'vitest';
import { minutesPresent } from '#lib/server/live/minutes-present.ts';

const at = (clock: string): string => `2026-03-01T${clock}:00.000Z`;

describe('the minutes that somebody was in a room', () => {
	it('run from coming in to the closing, whatever happened before and after', () => {
		const times = ['08:00', '09:00', '09:20', '09:50', '10:10', '11:00'].map(at);
		expect(minutesPresent(times, { from: at('09:10'), until: at('10:00') })).toBe(50);
	});

	it('count an hour at most of a silence, such as a night before the debrief is closed', () => {
		expect(minutesPresent([at('09:30')], { from: at('09:00'), until: at('20:00') })).toBe(90);
	});

	it('lose one step where the clock is set back, and none where it is set right again', () => {
		const stayed = { from: at('09:00'), until: null };
		expect(minutesPresent(['09:00', '09:30', '08:35', '09:00'].map(at), stayed)).toBe(55);
		expect(minutesPresent([at('09:00'), at('08:05'), at('08:30')], stayed)).toBe(25);
		const ahead = [at('09:00'), at('09:10'), '2027-03-01T09:20:00.000Z', at('09:30'), at('09:50')];
		expect(minutesPresent(ahead, stayed)).toBe(90);
		expect(minutesPresent(ahead, { from: at('09:00'), until: at('09:10') })).toBe(10);
	});

	it('are none for who came in after the closing', () => {
		expect(minutesPresent([], { from: at('10:00'), until: at('09:00') })).toBe(0);
	});
});
