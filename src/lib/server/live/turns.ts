/** How long work goes on at least before others have their turn, and at most, in milliseconds. */
const shortest = 4;
const longest = 25;

/** Does something soon, after what was asked before it; a fault in it is told, and keeps nothing else from its turn. */
export type Turns = (work: () => void, failed: (fault: unknown) => void) => void;

/**
 * Runs short work in the order in which it was asked, and lets requests in between: the views of two hundred rooms, made in
 * one go, would keep every page waiting. It takes as long as the others have had since, so that views do not starve either.
 */
export function createTurns(): Turns {
	const waiting: (() => void)[] = [];
	let running = false;
	let ended = 0;
	const next = (): void => {
		const from = performance.now();
		const until = from + Math.min(longest, Math.max(shortest, from - ended));
		do waiting.shift()?.();
		while (waiting.length > 0 && performance.now() < until);
		ended = performance.now();
		running = waiting.length > 0;
		if (running) setImmediate(next);
	};
	return (work, failed) => {
		waiting.push(() => {
			try {
				work();
			} catch (fault) {
				failed(fault);
			}
		});
		if (running) return;
		running = true;
		ended = performance.now();
		setImmediate(next);
	};
}
