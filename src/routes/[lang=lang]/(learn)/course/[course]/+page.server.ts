import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { myCourse } from '#lib/server/learning/my-course.ts';
import { packOffers } from '#lib/server/learning/pack-offers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const course = (await myCourse(app, person, { course: event.params.course, language })) ?? notFound();
	return { course, offers: await packOffers(app, course, language) };
};
