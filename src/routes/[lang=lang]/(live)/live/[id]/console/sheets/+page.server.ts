import { notFound } from '#lib/server/auth/guards.ts';
import { requireConductor } from '#lib/server/live/here.ts';
import { seeSheets } from '#lib/server/live/see-sheets.ts';
import { lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import type { PageServerLoad } from './$types';

/** Private prose of every role: for those who conduct, before the hearing. */
export const load: PageServerLoad = async (event) => {
	await requireConductor(event);
	const { app, language } = event.locals;
	const seen = (await seeSheets(app, event.params.id, language)) ?? notFound();
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { ...seen, law: lawAtHand(app, seen.law, language), trialId: event.params.id, hardContent: true };
};
