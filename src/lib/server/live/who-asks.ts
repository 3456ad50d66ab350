import type { IncomingHttpHeaders } from 'node:http';
import type { App } from '../app.ts';
import { cookieIn } from '../auth/cookie-in.ts';
import { memberHere, type Here } from './member-here.ts';
import { passCookie } from './pass-cookie.ts';

/** Who asks, where they are in the room; undefined also where a cookie is to be set or taken away. */
export async function whoAsks(app: App, headers: IncomingHttpHeaders, trialId: string): Promise<Here | undefined> {
	const token = cookieIn(headers.cookie, app.signIns.cookieName);
	const signIn = token === undefined ? null : await app.signIns.look(token);
	if (signIn === undefined || signIn?.due) return undefined;
	const pass = cookieIn(headers.cookie, passCookie(app.settings, trialId));
	return memberHere(app, trialId, { person: signIn?.person ?? null, token: pass });
}
