export interface Point {
	readonly x: number;
	readonly y: number;
}

/** An arrow along straight stretches; `number` is the exit's, where its scene has several. */
export interface Route {
	/** Scene and number of the exit. */
	readonly id: string;
	readonly points: readonly Point[];
	readonly number: { readonly text: string; readonly at: Point } | null;
	readonly reached: boolean;
}

/** Between one track and the next, where arrows run beside each other. */
export const trackHeight = 12;
/** Below the top of a scene's box: where arrows between scenes leave and arrive. */
export const headHeight = 20;

/** What tells the arrow of an exit from all others. */
export const routeId = (scene: { readonly id: string }, exit: { readonly number: number }): string =>
	`${scene.id} ${exit.number}`;

/** Gives each stretch from one column to another a track of its own where they would lie on each other. */
export function tracksFor(stretches: readonly { readonly from: number; readonly to: number }[]): number[] {
	const ends: number[] = [];
	return stretches.map(({ from, to }) => {
		const [start, end] = [Math.min(from, to), Math.max(from, to)];
		const free = ends.findIndex((taken) => taken <= start);
		const track = free === -1 ? ends.length : free;
		ends[track] = end;
		return track;
	});
}
