import type { Language } from '#lib/i18n/language.ts';
import type { LiveApp } from './act.ts';
import { eventStream } from './event-stream.ts';

/** Who follows a room by a stream. */
export interface Follower {
	/** Null for the big screen. */
	readonly personId: string | null;
	readonly conducts: boolean;
	readonly language: Language;
	/** Their browser unpacks what is sent to it. */
	readonly unpacks: boolean;
	/** Asked every half minute: false ends the stream. */
	readonly stillAllowed: () => Promise<boolean>;
}

/** The stream of a room to one page: the present at once, then each change. Undefined where there is no such room. */
export async function followRoom(app: LiveApp, trialId: string, follower: Follower): Promise<Response | undefined> {
	const following: { leave: (() => void) | undefined } = { leave: undefined };
	const stream = eventStream(() => following.leave?.(), follower.unpacks);
	following.leave = await app.live.watch(trialId, { ...follower, send: stream.send, close: stream.close });
	if (!following.leave) stream.close();
	// It may have been broken off meanwhile.
	else if (stream.ended) following.leave();
	return following.leave && stream.response;
}
