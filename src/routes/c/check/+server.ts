import { fileJson } from '#lib/server/certification/certificate-json.ts';
import type { RequestHandler } from './$types';

/** What the verification page tells of a file, for programs: the body is the file itself. */
export const POST: RequestHandler = async (event) => {
	const { app } = event.locals;
	const address = event.getClientAddress();
	const length = Number(event.request.headers.get('content-length') ?? Infinity);
	// Not read at all: neither a body that is too large, nor one that does not say how large it is.
	if (length > app.settings.bodySizeLimit) return fileJson(app, { file: 'too-large', address });
	return fileJson(app, { file: await event.request.blob(), address });
};

/** Pages of others may ask too. */
export const OPTIONS: RequestHandler = () =>
	new Response(null, {
		status: 204,
		headers: {
			'access-control-allow-origin': '*',
			'access-control-allow-methods': 'POST',
			'access-control-allow-headers': 'content-type'
		}
	});
