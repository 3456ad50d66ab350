import { fail, redirect } from '@sveltejs/kit';
import { nameLimit, parsePurpose, reasonLimit } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { courseAsked } from '#lib/server/certification/course-asked.ts';
import { dossierPreview } from '#lib/server/certification/my-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is kept of a name that is far too long, so that it can be shown again and shortened. */
const keptLength = 400;

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'dossier/submit');
	const { language } = event.locals;
	const app = certificationOf(event.locals.app);
	const course = courseAsked(app, event.url) ?? notFound();
	const purpose = parsePurpose(event.url.searchParams.get('purpose'));
	const { possible, ...preview } = await dossierPreview(app, person, { course, purpose }, language);
	if (!possible && event.request.method === 'GET') redirect(303, `/${event.params.lang}/dossier?course=${course.id}`);
	return { course: course.id, purpose, certificate: course.rule.title[language], nameLimit, reasonLimit, ...preview };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireAct(event, 'dossier/submit');
		const form = await event.request.formData();
		const text = (name: string) => formText(form, name, keptLength);
		const names = { latin: text('latin'), arabic: text('arabic') };
		const course = text('course');
		const purpose = parsePurpose(text('purpose'));
		const appeal = formText(form, 'appeal', 2 * reasonLimit);
		const outcome = await submitDossier(certificationOf(event.locals.app), person, { course, names, purpose, appeal });
		if (outcome.ok) redirect(303, `/${event.params.lang}/dossier?course=${course}&done=submitted`);
		const { code } = outcome;
		if (code === 'dossier/not-yours' || code === 'dossier/no-such-course') return notFound();
		if (code === 'dossier/names')
			return fail(400, { code, names, appeal, latin: outcome.latin, arabic: outcome.arabic });
		if (code === 'dossier/appeal') return fail(400, { code, names, appeal, problem: outcome.problem });
		return fail(409, { code, names, appeal, state: 'state' in outcome ? outcome.state : undefined });
	}
};
