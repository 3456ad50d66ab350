import { columnGap, columnWidth } from './columns.ts';
import type { Layout } from './layout.ts';

/** A stretch of the picture that fits on a sheet, counted as SVG counts. */
export interface Band {
	readonly x: number;
	readonly width: number;
}

/** As much as a sheet of A3 shows across at the size of print. */
const widest = 1500;

/** The picture in stretches for paper, cut between scenes. */
export function bandsOf({ columns, width }: Pick<Layout, 'columns' | 'width'>, rtl: boolean): Band[] {
	const cuts = columns.map(({ x }) => x - columnGap / 2);
	const lastEnd = (columns.at(-1)?.x ?? 0) + columnWidth + columnGap / 2;
	const starts = [0];
	for (const cut of [...cuts, lastEnd, width].slice(1)) {
		const start = starts.at(-1) ?? 0;
		const before = [...cuts, lastEnd].filter((one) => one > start && one < cut).at(-1);
		if (cut - start > widest && before !== undefined) starts.push(before);
	}
	return starts.map((start, at) => {
		const stretch = (starts[at + 1] ?? width) - start;
		return { x: rtl ? width - start - stretch : start, width: stretch };
	});
}
