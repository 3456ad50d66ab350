import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { askedRange } from '#lib/server/media/asked-range.ts';
import { seeMedia } from '#lib/server/media/see-media.ts';
import type { RequestHandler } from './$types';

/**
 * A picture of a case or what a lesson shows, for people who are signed in, by the hash of what it is: it never changes.
 * A player that asks for a stretch of it gets that stretch: some play nothing otherwise.
 */
export const GET: RequestHandler = async (event) => {
	requirePerson(event);
	const media = (await seeMedia(event.locals.app, event.params.hash)) ?? notFound();
	const { length } = media.bytes;
	const range = askedRange(event.request.headers.get('range'), length);
	if (range === 'outside')
		return new Response(null, { status: 416, headers: { 'content-range': `bytes */${length}` } });
	const bytes = range ? media.bytes.subarray(range.first, range.last + 1) : media.bytes;
	return new Response(bytes, {
		status: range ? 206 : 200,
		headers: {
			...(range ? { 'content-range': `bytes ${range.first}-${range.last}/${length}` } : {}),
			'content-type': media.kind,
			'content-length': String(bytes.length),
			'accept-ranges': 'bytes',
			'cache-control': 'private, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'"
		}
	});
};
