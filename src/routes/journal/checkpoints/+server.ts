import { json } from '@sveltejs/kit';
import { checkpointNow } from '#lib/server/journal/checkpoint.ts';
import type { RequestHandler } from './$types';

/** For anyone: who keeps these can later tell whether the journal was cut or written anew. */
export const GET: RequestHandler = async ({ locals }) => {
	const checkpoint = await checkpointNow(locals.app);
	const name = `pretoire-journal-${checkpoint.seq}.json`;
	return json(checkpoint, {
		headers: { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' }
	});
};
