import type { MinuteLine } from '#lib/trial/index.ts';

/** Lines of the minutes that follow one another in one phase. */
export interface Stretch {
	readonly phase: string | null;
	readonly lines: readonly MinuteLine[];
}

/** The minutes, phase by phase. */
export const stretchesOf = (lines: readonly MinuteLine[]): Stretch[] =>
	lines.reduce<Stretch[]>((all, line) => {
		const last = all.at(-1);
		if (last?.phase !== line.phase) return [...all, { phase: line.phase, lines: [line] }];
		return [...all.slice(0, -1), { phase: last.phase, lines: [...last.lines, line] }];
	}, []);
