import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';

/**
 * Gives back what reading all the content at the start has left: more than half of the memory, which V8 would keep for as
 * long as nobody comes. It takes a tenth of a second, so it waits until the first pages have been answered.
 */
export function collectGarbageSoon(): void {
	setTimeout(collect, 1000).unref();
}

function collect(): void {
	setFlagsFromString('--expose-gc');
	const gc: unknown = runInNewContext('gc');
	if (v.is(v.function(), gc)) gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
