import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { directionOf, isLanguage, preferredLanguage, type Language } from '#lib/i18n/language.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { parseTheme, themeCookie } from '#lib/ui/theme.ts';

const languageOfRequest = new AsyncLocalStorage<Language>();
overwriteGetLocale(() => languageOfRequest.getStore() ?? 'fr');

export const handle: Handle = async ({ event, resolve }) => {
	const { lang } = event.params;
	const language = isLanguage(lang) ? lang : preferredLanguage(event.request.headers.get('accept-language'));
	event.locals.language = language;
	return languageOfRequest.run(language, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%lang%', language)
					.replace('%dir%', directionOf(language))
					.replace('%theme%', parseTheme(event.cookies.get(themeCookie)))
		})
	);
};
