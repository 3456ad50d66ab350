import { setImmediate } from 'node:timers/promises';

/** Does work that would take long in one go: whoever else is being served is let through at every step. */
export async function inSlices(work: Generator<undefined, void>): Promise<void> {
	while (!work.next().done) await setImmediate();
}
