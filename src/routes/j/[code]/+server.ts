import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The short address that a room shows and its QR code carries: to its door, in the visitor's language. */
export const GET: RequestHandler = ({ locals, params }) =>
	redirect(303, `/${locals.language}/join/${encodeURIComponent(params.code)}`);
