import { typeset } from '#lib/i18n/typeset.ts';
import { textWidth, wrapText } from './text-fit.ts';

/** Sizes of letters by what they say. Arabic is set about a tenth larger, with looser leading. */
const latinSizes = { phase: 13, title: 14, text: 13, small: 12, gate: 12 } as const;

export type LineKind = keyof typeof latinSizes;

/** How letters are set in a language. */
export interface Setting {
	readonly size: Readonly<Record<LineKind, number>>;
	readonly leading: number;
}

export const settingOf = (language: string): Setting =>
	language === 'ar'
		? { size: { phase: 14, title: 15.5, text: 14, small: 13, gate: 13 }, leading: 1.55 }
		: { size: latinSizes, leading: 1.32 };

/** A line of text in a box, from the box's own corner: `y` is the baseline. */
export interface Line {
	readonly kind: LineKind;
	readonly text: string;
	readonly x: number;
	readonly y: number;
}

/** A stretch of text in a box, wrapped to its width. */
export interface Part {
	readonly kind: LineKind;
	readonly text: string;
	readonly most: number;
	/** Room left free before it, for a sign. */
	readonly indent?: number;
}

/** A sign drawn in a box, from the box's own corner. */
export interface Sign {
	readonly kind: 'number' | 'flag' | 'inject' | 'incident';
	readonly x: number;
	readonly y: number;
	readonly text?: string;
}

/** What a box says, before it has a place. */
export interface Content {
	readonly lines: readonly Line[];
	readonly height: number;
	/** The top of each part, for the signs that belong to it. */
	readonly tops: readonly number[];
}

export const padding = 8;

/** Sets the parts of a box one below the other. */
export function compose(parts: readonly Part[], width: number, { size, leading }: Setting): Content {
	const lines: Line[] = [];
	const tops: number[] = [];
	let y = padding;
	for (const { kind, text, most, indent = 0 } of parts) {
		tops.push(y);
		const room = width - 2 * padding - indent;
		for (const line of wrapText(typeset(text), size[kind], room, most)) {
			lines.push({ kind, text: line, x: padding + indent, y: y + size[kind] });
			y += size[kind] * leading;
		}
		y += 3;
	}
	return { lines, tops, height: Math.ceil(y - 3 + padding) };
}

/** The width a line needs, for labels that stand alone. */
export const lineWidth = (text: string, kind: LineKind, { size }: Setting): number => textWidth(text, size[kind]);
