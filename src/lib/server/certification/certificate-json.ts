import { parseCertificateCode } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { answerByNumber } from './certificate-answer.ts';
import { certificationOf } from './certification-of.ts';
import { lookUpCertificate } from './look-up-certificate.ts';

/** Answers a program that asks for a number as it is written somewhere: 200 with the checks, 404 or 429 with a code. */
export async function certificateJson(
	app: App,
	{ typed, address }: { readonly typed: string; readonly address: string }
): Promise<Response> {
	const code = parseCertificateCode(typed);
	const found = code && (await lookUpCertificate(app, certificationOf(app), { code, language: 'fr', address }));
	if (found === 'limited') return json({ code: 'certificate/limited' }, 429);
	if (!found) return json({ code: 'certificate/unknown' }, 404);
	return json(answerByNumber(found, app.clock().toISOString()), 200);
}

const json = (answer: object, status: number): Response =>
	new Response(JSON.stringify(answer), {
		status,
		headers: {
			'content-type': 'application/json',
			'cache-control': 'no-store',
			'access-control-allow-origin': '*',
			'x-robots-tag': 'noindex'
		}
	});
