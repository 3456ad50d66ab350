import type { Language } from '#lib/i18n/language.ts';
import type { App } from '../app.ts';
import { addressKey, takeAttempt } from '../auth/attempt-limits.ts';
import type { Certification } from './catalogue.ts';
import { publicCertificate, type PublicCertificate } from './public-certificate.ts';

/** Unknown numbers that one address may ask for in a quarter of an hour. A number has 80 bits: nobody finds one by trying. */
const mostUnknown = 60;

/** The certificate with this number for an anonymous visitor; `limited` after too many unknown numbers. */
export async function lookUpCertificate(
	app: App,
	certification: Certification,
	{ code, language, address }: { readonly code: string; readonly language: Language; readonly address: string }
): Promise<PublicCertificate | 'limited' | undefined> {
	const attempt = await takeAttempt(app, [{ key: `certificate:${addressKey(address)}`, most: mostUnknown }]);
	if (!attempt.allowed) return 'limited';
	const found = await publicCertificate(certification, code, language);
	if (found) await attempt.succeeded();
	return found;
}
