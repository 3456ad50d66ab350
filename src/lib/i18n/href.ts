import { currentLanguage } from '#lib/i18n/current-language.ts';
import { isLanguage, type Language } from '#lib/i18n/language.ts';

/** The address of one of our pages in a language, the current one unless told: `href('/course')` is `/fr/course`. */
export const href = (path: `/${string}`, language: Language = currentLanguage()): string =>
	`/${language}${path === '/' ? '' : path}`;

/** The same page, with its query, in another language. */
export function hrefInLanguage(url: URL, language: Language): string {
	const [, first = '', ...rest] = url.pathname.split('/');
	const path = isLanguage(first) ? rest : [first, ...rest].filter(Boolean);
	return ['', language, ...path].join('/') + url.search;
}
