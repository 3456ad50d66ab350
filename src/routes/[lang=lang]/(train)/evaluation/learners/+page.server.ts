import { requireAct } from '#lib/server/auth/guards.ts';
import { findLearners } from '#lib/server/evaluation/help-learner.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const helper = requireAct(event, 'learner/help');
	const { app, language } = event.locals;
	const search = (event.url.searchParams.get('q') ?? '').slice(0, 100);
	return { found: await findLearners(app, helper, { search, language }) };
};
