import { fail, redirect } from '@sveltejs/kit';
import { reasonLimit } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { commentEvidence } from '#lib/server/certification/comment-evidence.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { secondLookAt } from '#lib/server/certification/second-look/second-looks.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/examine');
	const { app, language } = event.locals;
	const { dossier: id } = event.params;
	const dossier = await examineDossier(certificationOf(app), certifier, id, language);
	const { searchParams } = event.url;
	return {
		dossier: dossier ?? notFound(),
		look: await secondLookAt(certificationOf(app), certifier, { dossier: id, language }),
		decided: searchParams.has('decided'),
		commented: searchParams.has('commented'),
		formKey: app.newId(),
		reasonLimit
	};
};

export const actions: Actions = {
	comment: async (event) => {
		const certifier = requireAct(event, 'dossier/examine');
		const form = await event.request.formData();
		const fact = formText(form, 'fact', 100);
		const text = formText(form, 'text', 2 * reasonLimit);
		const key = formText(form, 'key', 100);
		const { dossier, lang } = event.params;
		const asked = { dossier, fact, text, key };
		const commented = await commentEvidence(certificationOf(event.locals.app), certifier, asked);
		if (commented.ok) redirect(303, `/${lang}/certify/${dossier}?commented#comments`);
		if (commented.code === 'dossier/not-found') return notFound();
		if (commented.code === 'comment/text')
			return fail(400, { code: commented.code, problem: commented.problem, fact, text });
		if (commented.code === 'dossier/already-resolved') return fail(409, { code: commented.code, fact, text });
		return fail(400, { code: commented.code, fact, text });
	}
};
