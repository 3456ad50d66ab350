import { error } from '@sveltejs/kit';
import { seeMedia } from '#lib/server/trials/see-media.ts';
import type { RequestHandler } from './$types';

/** A picture of a case, for people who are signed in, by the hash of what it is: it never changes. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!locals.person) error(401);
	const media = await seeMedia(locals.app, params.hash);
	if (!media) error(404);
	return new Response(media.bytes, {
		headers: {
			'content-type': media.kind,
			'content-length': String(media.bytes.length),
			'cache-control': 'private, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'"
		}
	});
};
