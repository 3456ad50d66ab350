import { issuerDocument } from '#lib/server/certification/issuer/issuer-document.ts';
import type { RequestHandler } from './$types';

/** The document of this platform's `did:web`: the keys that its certificates are signed with. */
export const GET: RequestHandler = async ({ locals }) =>
	new Response(JSON.stringify(await issuerDocument(locals.app)), {
		headers: {
			'content-type': 'application/did+json',
			'cache-control': 'public, max-age=300',
			'access-control-allow-origin': '*'
		}
	});
