import { describe, expect, it } from 'vitest';
import { paceOf } from '#lib/course/index.ts';

const today = '2026-03-01';

describe('a goal of one’s own', () => {
	it('says when one is through at so many minutes a week', () => {
		expect(paceOf({ finishBy: null, minutesAWeek: 30 }, 60, today)).toEqual({
			finishOn: '2026-03-15',
			minutesAWeek: null,
			past: false
		});
	});

	it('says how many minutes a week lead there by a day', () => {
		expect(paceOf({ finishBy: '2026-03-22', minutesAWeek: null }, 61, today)).toMatchObject({ minutesAWeek: 21 });
		expect(paceOf({ finishBy: '2026-03-02', minutesAWeek: null }, 61, today)).toMatchObject({ minutesAWeek: 61 });
		expect(paceOf({ finishBy: today, minutesAWeek: null }, 61, today)).toMatchObject({ minutesAWeek: 61, past: false });
	});

	it('says that its day is past, and asks nothing', () => {
		expect(paceOf({ finishBy: '2026-02-28', minutesAWeek: null }, 61, today)).toEqual({
			finishOn: null,
			minutesAWeek: null,
			past: true
		});
	});
});
