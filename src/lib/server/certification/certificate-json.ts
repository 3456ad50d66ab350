import { parseCertificateCode } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { answerByFile, answerByNumber } from './certificate-answer.ts';
import { certificationOf } from './certification-of.ts';
import { checkFile } from './check-file.ts';
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

/**
 * Answers a program that sends the file of a credential, or the sheet that carries one: 200 with the checks, whatever
 * they say; 400, 413 or 429 with a code where there was nothing to check.
 */
export async function fileJson(
	app: App,
	{ file, address }: { readonly file: Blob | 'too-large'; readonly address: string }
): Promise<Response> {
	const checked = await checkFile(app, { file, address });
	if (checked.ok) return json(answerByFile(checked.verdict, app.clock().toISOString()), 200);
	const statuses: Readonly<Record<string, number>> = { 'file/limited': 429, 'file/too-large': 413 };
	return json({ code: checked.code }, statuses[checked.code] ?? 400);
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
