import { error } from '@sveltejs/kit';
import { seeMedia } from '#lib/server/trials/see-media.ts';
import type { RequestHandler } from './$types';

/** A picture of a case, by the hash of what it is: it never changes, and its address cannot be guessed. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const media = await seeMedia(locals.app, params.hash);
	if (!media) error(404);
	return new Response(media.bytes, {
		headers: {
			'content-type': media.kind,
			'content-length': String(media.bytes.length),
			'cache-control': 'public, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'"
		}
	});
};
