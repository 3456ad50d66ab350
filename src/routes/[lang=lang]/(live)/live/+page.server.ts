import { requirePerson } from '#lib/server/auth/guards.ts';
import { listRooms } from '#lib/server/live/see-room.ts';
import { may } from '#lib/people/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	return { rooms: await listRooms(app, person, language), mayOpen: may(person, 'live/open') };
};
