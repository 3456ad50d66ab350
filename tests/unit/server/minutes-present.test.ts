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

	it('are none for who came in after the closing', () => {
		expect(minutesPresent([], { from: at('10:00'), until: at('09:00') })).toBe(0);
	});
});
