import { notFound } from '#lib/server/auth/guards.ts';
import { unpacksGzip } from '#lib/server/compressed.ts';
import { memberFollows, streamResponse } from '#lib/server/live/follow-room.ts';
import { requireHere } from '#lib/server/live/here.ts';
import { passCookie } from '#lib/server/live/pass-cookie.ts';
import { readLine } from '#lib/server/live/read-line.ts';
import type { RequestHandler } from './$types';

/** The room as it is now, then each change, for as long as whoever asks is in it and signed in. */
export const GET: RequestHandler = async (event) => {
	const { app, language } = event.locals;
	const { id } = event.params;
	const here = await requireHere(event);
	const tokens = {
		signIn: event.cookies.get(app.signIns.cookieName),
		pass: event.cookies.get(passCookie(app.settings, id))
	};
	const packs = unpacksGzip(event.request.headers.get('accept-encoding'));
	const following = { ...memberFollows(app, id, here, tokens), language };
	return (await streamResponse(app, id, following, packs)) ?? notFound();
};

/** What the page tells of the line that carries it: passed on to those who conduct, and written nowhere. */
export const POST: RequestHandler = async (event) => {
	const { personId } = await requireHere(event);
	const told = readLine(await event.request.formData());
	if (!told) return new Response(null, { status: 400 });
	event.locals.app.live.tellLine(event.params.id, personId, told.line, told.page);
	return new Response(null, { status: 204 });
};
