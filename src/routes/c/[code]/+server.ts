import { redirect } from '@sveltejs/kit';
import { parseCertificateCode } from '#lib/records/index.ts';
import { certificateJson } from '#lib/server/certification/certificate-json.ts';
import type { RequestHandler } from './$types';

/** The short address on paper and in QR codes: to the certificate's page in the visitor's language; a program gets JSON. */
export const GET: RequestHandler = (event) => {
	const { locals, params, request } = event;
	const accepted = request.headers.get('accept') ?? '';
	if (accepted.includes('application/json') && !accepted.includes('text/html'))
		return certificateJson(locals.app, { typed: params.code, address: event.getClientAddress() });
	const code = parseCertificateCode(params.code) ?? params.code;
	return redirect(303, `/${locals.language}/certificate/${encodeURIComponent(code)}`);
};
