import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { search, searchGroups } from '#lib/server/search/search.ts';
import type { PageServerLoad } from './$types';

/** Nobody types more; the rest is cut off. */
const longest = 120;

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const { searchParams } = event.url;
	const query = (searchParams.get('q') ?? '').toWellFormed().slice(0, longest).trim();
	const only = searchGroups.find((group) => group === searchParams.get('in')) ?? null;
	if (query === '') return { query, only, found: null };
	return { query, only, found: (await search(app, person, { query, language, only })) ?? notFound() };
};
