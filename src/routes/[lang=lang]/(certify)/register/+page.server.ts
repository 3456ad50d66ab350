import { requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { registerColumns, registerStatuses } from '#lib/server/certification/export-register.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireAct(event, 'register/export');
	const { courses } = certificationOf(event.locals.app).catalogue;
	const { language } = event.locals;
	return {
		courses: courses.map(({ id, title }) => ({ id, title: title[language] })),
		statuses: registerStatuses,
		columns: registerColumns
	};
};
