import { requirePerson } from '#lib/server/auth/guards.ts';
import { myHome } from '#lib/server/people/my-home.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	return { capabilities: person.capabilities, ...(await myHome(app, person, language)) };
};
