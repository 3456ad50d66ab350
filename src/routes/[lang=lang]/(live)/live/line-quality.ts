import type { LineQuality } from '#lib/server/live/lines.ts';

/** Milliseconds from what is sent to the first byte of the answer: what feels at once, and what one can work with. */
const feelsAtOnce = 500;
const isUsable = 1500;
/** So many of the last round trips are looked at, and the middle one counts: one slow answer makes no slow line. */
const looksAt = 3;

/** How well a line carries whose last round trips took so long, in milliseconds. */
export function qualityOf(roundTrips: readonly number[]): LineQuality {
	const sorted = roundTrips.slice(-looksAt).toSorted((a, b) => a - b);
	const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	return middle < feelsAtOnce ? 'good' : middle < isUsable ? 'slow' : 'poor';
}
