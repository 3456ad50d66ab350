import { setTimeout as after } from 'node:timers/promises';

/**
 * Calls something a fixed number of times a second, whether or not the calls before have ended, and gives how long each
 * took in milliseconds, from the moment it was due: a server that falls behind cannot hide it.
 */
export const paced = async (
	perSecond: number,
	count: number,
	call: (index: number) => Promise<void>
): Promise<number[]> => {
	const begun = performance.now();
	const calls: Promise<number>[] = [];
	for (let index = 0; index < count; index += 1) {
		const due = begun + (index * 1000) / perSecond;
		const early = due - performance.now();
		if (early > 0) await after(early);
		calls.push(call(index).then(() => performance.now() - due));
	}
	return Promise.all(calls);
};

/** The value under which this share of the values lie. */
export const percentile = (values: readonly number[], share: number): number =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
