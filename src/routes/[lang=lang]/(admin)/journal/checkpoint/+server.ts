import { json } from '@sveltejs/kit';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { handOverCheckpoint } from '#lib/server/journal/hand-over-checkpoint.ts';
import type { RequestHandler } from './$types';

/** A checkpoint as a file, and a line in the journal for each time one is taken. */
export const GET: RequestHandler = async (event) => {
	const person = requireAct(event, 'journal/read');
	const checkpoint = (await handOverCheckpoint(event.locals.app, person)) ?? notFound();
	const name = `pretoire-journal-${checkpoint.seq}.json`;
	return json(checkpoint, {
		headers: { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' }
	});
};
