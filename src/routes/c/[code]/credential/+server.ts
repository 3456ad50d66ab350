import { error } from '@sveltejs/kit';
import { parseCertificateCode } from '#lib/records/index.ts';
import { keptCredential } from '#lib/server/certification/credential/kept-credential.ts';
import type { RequestHandler } from './$types';

/** The signed credential as a file: at the address that it names as its own. */
export const GET: RequestHandler = async (event) => {
	const code = parseCertificateCode(event.params.code);
	if (code === undefined) return error(404);
	const kept = await keptCredential(event.locals.app, { code, address: event.getClientAddress() });
	if (kept === 'limited') return error(429);
	if (kept === 'absent') return error(404);
	return new Response(kept.text, {
		headers: {
			'content-type': 'application/vc',
			'content-disposition': `attachment; filename="certificat-${code}.json"`,
			'cache-control': 'no-store',
			'access-control-allow-origin': '*',
			'x-robots-tag': 'noindex'
		}
	});
};
