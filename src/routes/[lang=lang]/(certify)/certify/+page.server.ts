import { isLanguage } from '#lib/i18n/language.ts';
import { requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { dossierQueue, queueAges, queueStates } from '#lib/server/certification/dossier-queue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/examine');
	const { searchParams } = event.url;
	const { language } = event.locals;
	const app = certificationOf(event.locals.app);
	const courses = app.catalogue.courses.map(({ id, title }) => ({ id, title: title[language] }));
	const state = queueStates.find((each) => each === searchParams.get('state')) ?? 'submitted';
	const after = searchParams.get('after');
	const narrow = {
		course: courses.find(({ id }) => id === searchParams.get('course'))?.id,
		days: queueAges.find((age) => String(age) === searchParams.get('days')),
		again: { yes: true, no: false }[searchParams.get('again') ?? ''],
		spoken: [searchParams.get('spoken')].find(isLanguage)
	};
	const page = await dossierQueue(app, certifier, { state, after, language, ...narrow });
	return { ...page, state, states: queueStates, ages: queueAges, later: after !== null, courses, narrow };
};
