import { requireAct } from '#lib/server/auth/guards.ts';
import { myCourses } from '#lib/server/learning/my-course.ts';
import { packOffers } from '#lib/server/learning/pack-offers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const courses = await myCourses(app, person, language);
	// Several courses are only listed here: each has its modules on its own page.
	const [only, ...others] = courses;
	return { courses, offers: only && others.length === 0 ? await packOffers(app, only, language) : {} };
};
