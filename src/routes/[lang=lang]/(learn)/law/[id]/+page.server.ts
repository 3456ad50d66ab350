import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { lawPage } from '#lib/server/search/law-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	return { law: (await lawPage(app, person, { id: event.params.id, language })) ?? notFound() };
};
