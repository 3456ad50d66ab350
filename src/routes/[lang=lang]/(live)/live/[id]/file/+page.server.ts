import { notFound } from '#lib/server/auth/guards.ts';
import { requireHere } from '#lib/server/live/here.ts';
import { seeFile } from '#lib/server/live/see-room.ts';
import { lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const here = await requireHere(event);
	const { app, language } = event.locals;
	const { view } = (await seeFile(app, here, event.params.id, language)) ?? notFound();
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return {
		view,
		trialId: event.params.id,
		law: lawAtHand(app, view.law, language),
		asked: event.url.searchParams.get('law')?.slice(0, 80) ?? '',
		hardContent: true
	};
};
