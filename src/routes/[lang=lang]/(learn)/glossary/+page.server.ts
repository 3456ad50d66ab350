import { requireAct } from '#lib/server/auth/guards.ts';
import { glossaryPage } from '#lib/server/search/glossary-page.ts';
import type { PageServerLoad } from './$types';

const longest = 120;

export const load: PageServerLoad = (event) => {
	requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const query = (event.url.searchParams.get('q') ?? '').toWellFormed().slice(0, longest).trim();
	return { query, letters: glossaryPage(app, { query, language }) };
};
