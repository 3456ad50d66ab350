import { isLanguage, type Language } from '#lib/i18n/language.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';

/** The language of the page being shown, on the server and in the browser. */
export function currentLanguage(): Language {
	const locale = getLocale();
	return isLanguage(locale) ? locale : 'fr';
}
