import type { Language } from '#lib/i18n/language.ts';
import { sha256Hex } from '#lib/records/index.ts';
import { isMyTurn, type LiveView, type Personal, type TalkView } from '#lib/trial/index.ts';
import type { LiveApp } from './act.ts';
import type { Here } from './member-here.ts';
import { seeRoom } from './see-room.ts';

/** Whether a room has moved on since a page of it was made. */
export interface Now {
	readonly isNew: boolean;
	/** It is the turn of whoever asks. */
	readonly myTurn: boolean;
}

/** What a page shows of a room, in a few letters: as long as they are the same there is nothing new in it. */
export const shownMark = ({ view, talk, personal }: { view: LiveView; talk: TalkView; personal: Personal }): string =>
	sha256Hex(JSON.stringify([view, talk, personal])).slice(0, 12);

/** Tells a page without JavaScript what is new; undefined where there is no such room. */
export async function seeNow(
	app: LiveApp,
	here: Here,
	trialId: string,
	{ language, shown }: { language: Language; shown: string | null }
): Promise<Now | undefined> {
	const seen = await seeRoom(app, here, trialId, language);
	return seen && { isNew: shownMark(seen) !== shown, myTurn: isMyTurn(seen.view, seen.mine) };
}
