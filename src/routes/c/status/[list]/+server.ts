import { error } from '@sveltejs/kit';
import { parseStatusListName } from '#lib/records/index.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { statusList } from '#lib/server/certification/credential/status-list.ts';
import type { RequestHandler } from './$types';

/** A status list as a signed credential, for any verifier. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const asked = parseStatusListName(params.list);
	const text = asked && (await statusList(certificationOf(locals.app), asked.purpose, asked.list));
	if (text === undefined) return error(404);
	return new Response(text, {
		headers: {
			'content-type': 'application/vc',
			'cache-control': 'public, max-age=300',
			'access-control-allow-origin': '*'
		}
	});
};
