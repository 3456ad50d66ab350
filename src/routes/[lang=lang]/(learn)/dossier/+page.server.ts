import { fail, redirect } from '@sveltejs/kit';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { courseAsked } from '#lib/server/certification/course-asked.ts';
import { myDossier } from '#lib/server/certification/my-dossier.ts';
import { withdrawDossier } from '#lib/server/certification/withdraw-dossier.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'dossier/submit');
	const { language } = event.locals;
	const app = certificationOf(event.locals.app);
	const course = courseAsked(app, event.url);
	const courses = app.catalogue.courses.map(({ id, title }) => ({ id, title: title[language] }));
	return {
		courses,
		dossier: course ? await myDossier(app, person, course, language) : null,
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	withdraw: async (event) => {
		const person = requireAct(event, 'dossier/withdraw');
		const dossier = formText(await event.request.formData(), 'dossier', 100);
		const outcome = await withdrawDossier(certificationOf(event.locals.app), person, dossier);
		if (outcome.ok) redirect(303, `/${event.params.lang}/dossier?done=withdrawn`);
		if (outcome.code === 'dossier/not-found') return notFound();
		return fail(409, { code: outcome.code, state: outcome.state });
	}
};
