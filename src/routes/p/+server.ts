import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The address in the QR code of a printed certificate: browsers take what stands after `#` along, servers never see it. */
export const GET: RequestHandler = ({ locals }) => redirect(303, `/${locals.language}/paper`);
