import { isLanguage } from '#lib/i18n/language.ts';
import { offlinePage } from './shell.ts';

const law = /^\/law\/([^/]+)$/;
const lesson = /^\/course\/[^/]+\/lesson\/([^/]+)$/;

/** Where to go without a network for what stands at an address: a lesson, a text of law, the glossary or a search as they were taken along, or the list. */
export function offlineAddress({ pathname, search, searchParams }: URL): string {
	const [, first = '', ...rest] = pathname.split('/');
	const page = `/${isLanguage(first) ? first : 'fr'}${offlinePage}`;
	if (pathname === page) return page + search;
	const path = `/${rest.join('/')}`;
	const asked = (what: string, id: string) => `${page}?${new URLSearchParams({ [what]: id }).toString()}`;
	const [, id] = lesson.exec(path) ?? [];
	if (id !== undefined) return asked('lesson', id);
	const [, source] = law.exec(path) ?? [];
	if (source !== undefined) return asked('law', source);
	if (path === '/glossary') return `${page}?glossary`;
	const query = path === '/search' ? searchParams.get('q') : null;
	return query ? asked('q', query) : page;
}
