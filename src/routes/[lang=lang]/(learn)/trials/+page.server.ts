import { requireAct } from '#lib/server/auth/guards.ts';
import { listCases, listTrials } from '#lib/server/trials/list-trials.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'trial/open');
	const { app, language } = event.locals;
	return { cases: listCases(app, language), trials: await listTrials(app, person, language) };
};
