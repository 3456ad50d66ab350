import type { IncomingMessage } from 'node:http';
import { isLanguage, type Language } from '#lib/i18n/language.ts';
import type { App } from '../app.ts';
import { cookieIn } from '../auth/cookie-in.ts';
import { addressAtOrigin } from '../auth/own-host.ts';
import { unpacksGzip } from '../compressed.ts';
import { describeFault } from '../fault.ts';
import { doorHeaders, type Door } from './door.ts';
import { streamHeaders } from './event-stream.ts';
import { followRoom, memberFollows, screenFollows, type Follower } from './follow-room.ts';
import { passCookie, screenCookie } from './pass-cookie.ts';
import { streamInto } from './stream-outlets.ts';
import { whoAsks } from './who-asks.ts';

/** Where the pages of a room, and its big screen, are sent what is new. */
const address = /^\/(fr|ar|en)\/(live|screen)\/([\w-]{1,40})\/stream$/;

interface Asked {
	readonly language: Language;
	readonly place: 'live' | 'screen';
	readonly trialId: string;
}

/**
 * Answers the streams of live rooms in front of SvelteKit: through the streams of the web that its answers are made of, to
 * hand a frame on took longer than all else that is done for it. Whoever may not follow the room, is to be given a cookie or
 * came by another name of this machine goes on to the route of that address.
 */
export function streamDoor(app: App): Door {
	return (request, response, goOn) => {
		const asked = request.method === 'GET' ? askedIn(request) : undefined;
		if (!asked || comesElsewhere(app, request)) return goOn();
		const follow = async () => {
			const follower = await followerOf(app, asked, request);
			if (!follower) return false;
			const packs = unpacksGzip(request.headers['accept-encoding']);
			return followRoom(app, asked.trialId, { ...follower, language: asked.language }, (gone) => {
				response.writeHead(200, doorHeaders(app, streamHeaders(packs)));
				return streamInto(response, packs, gone);
			});
		};
		const fail = (fault: unknown) => {
			// Before anything is said it is told in the words of a page, by whoever makes pages.
			if (!response.headersSent) goOn();
			else {
				console.error(JSON.stringify({ route: 'stream', ...describeFault(fault) }));
				response.destroy();
			}
		};
		follow().then((follows) => {
			if (!follows) goOn();
		}, fail);
	};
}

function askedIn({ url = '' }: IncomingMessage): Asked | undefined {
	const [, language, place, trialId] = address.exec(url) ?? [];
	if (!isLanguage(language) || trialId === undefined) return undefined;
	return { language, place: place === 'screen' ? 'screen' : 'live', trialId };
}

const comesElsewhere = ({ settings: { origin } }: App, { headers, url = '' }: IncomingMessage): boolean =>
	addressAtOrigin('GET', headers.host ?? null, new URL(url, origin), origin) !== null;

/** Who follows the room; undefined where the route is to say why not. */
async function followerOf(
	app: App,
	{ place, trialId }: Asked,
	{ headers }: IncomingMessage
): Promise<Follower | undefined> {
	const cookie = (name: string) => cookieIn(headers.cookie, name);
	if (place === 'screen') return screenFollows(app, trialId, cookie(screenCookie(app.settings, trialId)));
	const here = await whoAsks(app, headers, trialId);
	const [signIn, pass] = [cookie(app.signIns.cookieName), cookie(passCookie(app.settings, trialId))];
	return here && memberFollows(app, trialId, here, { signIn, pass });
}
