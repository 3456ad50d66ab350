import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { seeMedia } from '#lib/server/trials/see-media.ts';
import type { RequestHandler } from './$types';

/** A picture of a case, for people who are signed in, by the hash of what it is: it never changes. */
export const GET: RequestHandler = async (event) => {
	requirePerson(event);
	const media = (await seeMedia(event.locals.app, event.params.hash)) ?? notFound();
	return new Response(media.bytes, {
		headers: {
			'content-type': media.kind,
			'content-length': String(media.bytes.length),
			'cache-control': 'private, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'"
		}
	});
};
