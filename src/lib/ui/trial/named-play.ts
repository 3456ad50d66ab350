import { m } from '#lib/i18n/messages.ts';
import type { Moment } from '#lib/trial/index.ts';

/** One play of an ended trial, as pages name it. */
export interface NamedPlay {
	readonly number: number;
	/** 0 for the recorded play, then 1, 2, … */
	readonly nth: number;
	readonly at: string;
	/** The decision from which it was taken up again. */
	readonly from: Moment | null;
	readonly ending: { readonly id: string; readonly stands: boolean; readonly percent: number } | null;
}

/** The name of a play, in the language of the page: « Votre résultat », « Reprise 2 ». */
export const playName = ({ nth }: Pick<NamedPlay, 'nth'>): string =>
	nth === 0 ? m.debrief_play_first() : m.debrief_play_nth({ nth });
