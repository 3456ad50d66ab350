import type { MinuteLine, PastScene } from '#lib/trial/index.ts';
import type { LawAtHand } from './law-at-hand.ts';

/** What the file of a trial holds folded, and a page carries only once it is asked for. */
export interface FileParts {
	readonly law: readonly LawAtHand[];
	readonly minutes: readonly MinuteLine[];
	readonly past: readonly PastScene[];
}

/** How much there is of each, and the last lines of the minutes. */
export interface FileGlance {
	readonly law: number;
	readonly minutes: number;
	readonly past: number;
	readonly latest: readonly MinuteLine[];
}
