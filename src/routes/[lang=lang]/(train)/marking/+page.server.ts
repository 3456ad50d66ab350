import { requireAct } from '#lib/server/auth/guards.ts';
import { markingQueue } from '#lib/server/marking/marking-queue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const trainer = requireAct(event, 'writing/mark');
	const after = event.url.searchParams.get('after');
	const { app, language } = event.locals;
	return { ...(await markingQueue(app, trainer, { after, language })), later: after !== null };
};
