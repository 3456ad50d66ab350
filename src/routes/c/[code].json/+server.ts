import { certificateJson } from '#lib/server/certification/certificate-json.ts';
import type { RequestHandler } from './$types';

/** What the page of a certificate tells, for programs. */
export const GET: RequestHandler = (event) => {
	const address = event.getClientAddress();
	return certificateJson(event.locals.app, { typed: event.params.code, address });
};
