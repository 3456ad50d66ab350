import { isLanguage } from '#lib/i18n/language.ts';

/**
 * The address a sign-in leads to, if it is one of our own pages; else the fallback. Anything else could carry people,
 * and what they typed, to a foreign site.
 */
export function localPath(wanted: unknown, fallback: string): string {
	if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, ours)) return fallback;
	const { origin, pathname, search } = new URL(wanted, ours);
	return origin === ours && isLanguage(pathname.split('/')[1]) ? pathname + search : fallback;
}

const ours = 'http://ours.invalid';
