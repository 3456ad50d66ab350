import { redirect } from '@sveltejs/kit';
import { parseCertificateCode } from '#lib/records/index.ts';
import type { RequestHandler } from './$types';

/** The short address on paper and in QR codes: to the certificate's page in the visitor's language. */
export const GET: RequestHandler = ({ locals, params }) =>
	redirect(
		303,
		`/${locals.language}/certificate/${encodeURIComponent(parseCertificateCode(params.code) ?? params.code)}`
	);
