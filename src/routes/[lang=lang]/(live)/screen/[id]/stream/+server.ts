import { notFound } from '#lib/server/auth/guards.ts';
import { unpacksGzip } from '#lib/server/compressed.ts';
import { screenFollows, streamResponse } from '#lib/server/live/follow-room.ts';
import { screenCookie } from '#lib/server/live/pass-cookie.ts';
import type { RequestHandler } from './$types';

/** What everybody may see of the room, for its big screen. */
export const GET: RequestHandler = async ({ locals, params: { id }, cookies, request }) => {
	const { app, language } = locals;
	const follower = await screenFollows(app, id, cookies.get(screenCookie(app.settings, id)));
	if (!follower) return notFound();
	const packs = unpacksGzip(request.headers.get('accept-encoding'));
	return (await streamResponse(app, id, { ...follower, language }, packs)) ?? notFound();
};
