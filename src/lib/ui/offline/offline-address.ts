import { isLanguage } from '#lib/i18n/language.ts';
import { offlinePage } from './shell.ts';

const lesson = /^\/course\/[^/]+\/lesson\/([^/]+)$/;

/** Where to go without a network for what stands at an address: a lesson or a search as it was taken along, or the list. */
export function offlineAddress({ pathname, search, searchParams }: URL): string {
	const [, first = '', ...rest] = pathname.split('/');
	const page = `/${isLanguage(first) ? first : 'fr'}${offlinePage}`;
	if (pathname === page) return page + search;
	const path = `/${rest.join('/')}`;
	const [, id] = lesson.exec(path) ?? [];
	if (id !== undefined) return `${page}?${new URLSearchParams({ lesson: id }).toString()}`;
	const query = path === '/search' ? searchParams.get('q') : null;
	return query ? `${page}?${new URLSearchParams({ q: query }).toString()}` : page;
}
