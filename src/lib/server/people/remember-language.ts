import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage, preferredLanguage, type Language } from '#lib/i18n/language.ts';
import { changeLanguage } from '../db/person-repository.ts';

const cookieName = 'language';
const year = 365 * 24 * 60 * 60;

/** The language of an answer: the address says it, else what was chosen before, else what the browser prefers. */
export function languageOf({ params, cookies, locals, request }: RequestEvent): Language {
	const chosen = [params.lang, cookies.get(cookieName), locals.person?.language].find(isLanguage);
	return chosen ?? preferredLanguage(request.headers.get('accept-language'));
}

/** Remembers the language of a page that was opened: in the browser, and with the person who is signed in. */
export async function rememberLanguage(event: RequestEvent, language: Language): Promise<void> {
	const { app, person } = event.locals;
	if (event.request.method !== 'GET' || event.isDataRequest) return;
	if (event.cookies.get(cookieName) !== language) {
		const { secure } = app.settings;
		event.cookies.set(cookieName, language, { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge: year });
	}
	if (person && person.language !== language) await changeLanguage(app.db.write, person.id, language);
}
