import type { App } from '../app.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { LiveApp } from './act.ts';
import { streamHeaders } from './event-stream.ts';
import { isScreen, memberHere, type Here } from './member-here.ts';
import { streamBody, type OpenStream } from './stream-outlets.ts';

/** Who follows a room by a stream. */
export interface Follower {
	/** Null for the big screen. */
	readonly personId: string | null;
	readonly conducts: boolean;
	/** Asked every half minute: false ends the stream. */
	readonly stillAllowed: () => Promise<boolean>;
}

/** Somebody in a room, asked for again by the tokens that they came with. */
export const memberFollows = (
	app: Pick<App, 'db' | 'signIns'>,
	trialId: string,
	{ personId, conducts }: Here,
	{ signIn, pass }: { signIn: string | undefined; pass: string | undefined }
): Follower => ({
	personId,
	conducts,
	async stillAllowed() {
		const person = signIn ? ((await app.signIns.look(signIn))?.person ?? null) : null;
		return (await memberHere(app, trialId, { person, token: pass })) !== undefined;
	}
});

/** The big screen of a room, by its own token; undefined where that is none. */
export async function screenFollows(
	app: Pick<App, 'db'>,
	trialId: string,
	token: string | undefined
): Promise<Follower | undefined> {
	const stillAllowed = () => isScreen(app, trialId, token);
	return (await stillAllowed()) ? { personId: null, conducts: false, stillAllowed } : undefined;
}

/** What a stream is to be. */
export interface Following extends Follower {
	readonly language: Language;
}

/** Sends a room to one page: the present at once, then each change. False, and nothing opened, where there is no such room. */
export async function followRoom(
	app: LiveApp,
	trialId: string,
	following: Following,
	open: OpenStream
): Promise<boolean> {
	if (!(await app.live.room(trialId))) return false;
	let leave = (): void => undefined;
	const stream = open(() => leave());
	const watching = await app.live.watch(trialId, { ...following, send: stream.send, close: stream.close });
	if (!watching) stream.close();
	// It may have been broken off meanwhile.
	else if (stream.ended) watching();
	else leave = watching;
	return true;
}

/** The same as an answer of the web: where no door stands in front of SvelteKit, or that of streams let a request go on. */
export async function streamResponse(
	app: LiveApp,
	trialId: string,
	following: Following,
	packs: boolean
): Promise<Response | undefined> {
	let response: Response | undefined;
	await followRoom(app, trialId, following, (gone) => {
		const { stream, body } = streamBody(packs, gone);
		response = new Response(body, { headers: streamHeaders(packs) });
		return stream;
	});
	return response;
}
