/** A silence of the log that is longer was no attendance, but a break that nobody had said. */
const longestSilence = 60 * 60_000;

/**
 * How many minutes a room was at work while somebody was in it.
 * @param times when something happened in it, in order: UTC ISO time
 */
export function minutesPresent(times: readonly string[], { from, until }: { from: string; until: string }): number {
	if (from >= until) return 0;
	const moments = [from, ...times.filter((at) => at > from && at < until), until].map((at) => Date.parse(at));
	const spent = moments.slice(1).map((at, index) => Math.min(at - (moments[index] ?? at), longestSilence));
	return Math.round(spent.reduce((sum, one) => sum + one, 0) / 60_000);
}
