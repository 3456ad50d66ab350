import { hrefInLanguage } from '#lib/i18n/href.ts';
import { isLanguage, type Language } from '#lib/i18n/language.ts';

/**
 * The address a form leads back to, if it is one of our own pages, in the language people now read; else their home.
 * Anything else could carry people, and what they typed, to a foreign site.
 */
export function localPath(wanted: unknown, language: Language, home = `/${language}/home`): string {
	if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, ours)) return home;
	const url = new URL(wanted, ours);
	const local = url.origin === ours && isLanguage(url.pathname.split('/')[1]);
	return local ? hrefInLanguage(url, language) : home;
}

const ours = 'http://ours.invalid';
