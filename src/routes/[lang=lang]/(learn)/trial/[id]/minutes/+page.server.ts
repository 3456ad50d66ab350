import { factAsked } from '#lib/server/trials/fact-asked.ts';
import { minutesAsked } from './minutes-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	...(await minutesAsked(event)),
	trialId: event.params.id,
	fact: factAsked(event.url),
	hardContent: true
});
