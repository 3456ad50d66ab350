import { requirePerson } from '#lib/server/auth/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { capabilities } = requirePerson(event);
	return { capabilities };
};
