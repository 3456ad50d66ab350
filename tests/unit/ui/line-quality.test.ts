import { expect, test } from 'vitest';
import { qualityOf } from '../../../src/routes/[lang=lang]/(live)/live/line-quality.ts';

test.each([
	[[80], 'good'],
	[[900], 'slow'],
	[[2500], 'poor'],
	[[], 'good']
] as const)('a line whose round trips took %j ms is %s', (roundTrips, quality) => {
	expect(qualityOf(roundTrips)).toBe(quality);
});

test('one slow answer makes no slow line, and what was long ago counts no more', () => {
	expect(qualityOf([80, 90, 4000])).toBe('good');
	expect(qualityOf([80, 90, 4000, 3000])).toBe('poor');
	expect(qualityOf([4000, 3000, 80, 90, 70])).toBe('good');
});
