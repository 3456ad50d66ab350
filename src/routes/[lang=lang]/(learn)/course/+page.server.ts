import { requireAct } from '#lib/server/auth/guards.ts';
import { myCourses } from '#lib/server/learning/my-course.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	return { courses: await myCourses(event.locals.app, person, event.locals.language) };
};
