import { requireAct } from '#lib/server/auth/guards.ts';
import { lastMarked, markingQueue } from '#lib/server/marking/marking-queue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const trainer = requireAct(event, 'writing/mark');
	const after = event.url.searchParams.get('after');
	const { app, language } = event.locals;
	const page = await markingQueue(app, trainer, { after, language });
	return { ...page, later: after !== null, marked: await lastMarked(app, trainer, language) };
};
