import type { Language } from '#lib/i18n/language.ts';
import type { LiveApp } from './act.ts';
import { eventStream } from './event-stream.ts';
import type { Watcher } from './fan-out.ts';

/** Who follows a room by a stream. */
export interface Follower {
	/** Null for the big screen. */
	readonly personId: string | null;
	readonly conducts: boolean;
	readonly language: Language;
	/** Asked every half minute: false ends the stream. */
	readonly stillAllowed: () => Promise<boolean>;
}

/** The stream of a room to one page: the present at once, then each change. Undefined where there is no such room. */
export async function followRoom(app: LiveApp, trialId: string, follower: Follower): Promise<Response | undefined> {
	let leave: (() => void) | undefined;
	const stream = eventStream(() => leave?.());
	const watcher: Watcher = { ...follower, send: stream.send, close: stream.close };
	leave = await app.live.watch(trialId, watcher);
	if (leave) return stream.response;
	stream.close();
	return undefined;
}
