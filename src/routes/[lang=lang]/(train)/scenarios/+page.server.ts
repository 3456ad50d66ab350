import { requireAct } from '#lib/server/auth/guards.ts';
import { listScenarios } from '#lib/server/trials/read-scenarios.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireAct(event, 'scenario/read');
	return listScenarios(event.locals.app, event.locals.language);
};
