import { notFound } from '#lib/server/auth/guards.ts';
import { unpacksGzip } from '#lib/server/compressed.ts';
import { followRoom } from '#lib/server/live/follow-room.ts';
import { isScreen } from '#lib/server/live/member-here.ts';
import { screenCookie } from '#lib/server/live/pass-cookie.ts';
import type { RequestHandler } from './$types';

/** What everybody may see of the room, for its big screen. */
export const GET: RequestHandler = async ({ locals, params, cookies, request }) => {
	const { app, language } = locals;
	const token = cookies.get(screenCookie(app.settings, params.id));
	const stillAllowed = () => isScreen(app, params.id, token);
	if (!(await stillAllowed())) return notFound();
	const follower = { personId: null, conducts: false, language, unpacks: unpacksGzip(request), stillAllowed };
	return (await followRoom(app, params.id, follower)) ?? notFound();
};
