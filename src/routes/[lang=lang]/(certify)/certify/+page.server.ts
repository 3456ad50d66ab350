import { requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { dossierQueue, queueAges, queueStates } from '#lib/server/certification/dossier-queue.ts';
import { queueAsked } from './queue-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/examine');
	const { searchParams } = event.url;
	const { language } = event.locals;
	const app = certificationOf(event.locals.app);
	const courses = app.catalogue.courses.map(({ id, title }) => ({ id, title: title[language] }));
	const { state, narrow } = queueAsked(searchParams, courses);
	const after = searchParams.get('after');
	const page = await dossierQueue(app, certifier, { state, after, language, ...narrow });
	return { ...page, state, states: queueStates, ages: queueAges, later: after !== null, courses, narrow };
};
