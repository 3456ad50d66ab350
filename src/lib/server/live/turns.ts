/** How long work goes on before others have their turn, in milliseconds. */
const longest = 4;

/** Does something soon, after what was asked before it. */
export type Turns = (work: () => void) => void;

/**
 * Runs short work in the order in which it was asked, and lets requests in between: the views of two hundred rooms, made in
 * one go, would keep every page waiting.
 */
export function createTurns(): Turns {
	const waiting: (() => void)[] = [];
	let running = false;
	const next = (): void => {
		const until = performance.now() + longest;
		do waiting.shift()?.();
		while (waiting.length > 0 && performance.now() < until);
		running = waiting.length > 0;
		if (running) setImmediate(next);
	};
	return (work) => {
		waiting.push(work);
		if (running) return;
		running = true;
		setImmediate(next);
	};
}
