import { m } from '#lib/i18n/messages.ts';
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

/** The exhibits that a line cites; one that is not public is not named. */
export const citedNames = ({ cites }: MinuteLine): string =>
	cites.map(({ label }) => label ?? m.debrief_minutes_exhibit_private()).join(' · ');
