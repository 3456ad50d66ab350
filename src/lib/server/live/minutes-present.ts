/** A silence of the log that is longer was no attendance, but a break that nobody had said. */
const longestSilence = 60 * 60_000;

/**
 * How many minutes a room was at work while somebody was in it. The log is followed in its order: where the clock was set
 * meanwhile, the one step over that moment is lost, and no other.
 * @param times when something happened in it, from the opening on, in the order of the log: UTC ISO time
 * @param until when they were put out; null where they stayed until the last of the times
 */
export function minutesPresent(
	times: readonly string[],
	{ from, until }: { from: string; until: string | null }
): number {
	if (until !== null && from >= until) return 0;
	const cameIn = from === times[0] ? 1 : times.findIndex((at) => at > from);
	const after = cameIn < 0 ? [] : times.slice(cameIn);
	const wentOut = until === null ? -1 : after.findIndex((at) => at >= until);
	const moments = [from, ...(wentOut < 0 ? after : after.slice(0, wentOut)), ...(until === null ? [] : [until])];
	const steps = moments.slice(1).map((at, index) => Date.parse(at) - Date.parse(moments[index] ?? at));
	const spent = steps.map((step) => Math.min(Math.max(step, 0), longestSilence));
	return Math.round(spent.reduce((sum, one) => sum + one, 0) / 60_000);
}
