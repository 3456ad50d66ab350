import { json } from '@sveltejs/kit';
import { checkpointKeys } from '#lib/server/journal/checkpoint-keys.ts';
import type { RequestHandler } from './$types';

/** For anyone who keeps checkpoints: the key in use, and how each key before it handed over. */
export const GET: RequestHandler = async ({ locals }) =>
	json(await checkpointKeys(locals.app), {
		headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' }
	});
