import { requireAct } from '#lib/server/auth/guards.ts';
import { pageOfPeople } from '#lib/server/people/list-people.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireAct(event, 'people/manage');
	const search = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const page = await pageOfPeople(event.locals.app, search, event.url.searchParams.get('after'));
	return { ...page, erased: event.url.searchParams.get('done') === 'erased' };
};
