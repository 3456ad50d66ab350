import { fail, redirect } from '@sveltejs/kit';
import { lookOutcomes, reasonLimit } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { lookAgain } from '#lib/server/certification/second-look/look-again.ts';
import { secondLookAt } from '#lib/server/certification/second-look/second-looks.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/resolve');
	const { language } = event.locals;
	const app = certificationOf(event.locals.app);
	const { dossier: id } = event.params;
	const { names, state, certificateTitle } = (await examineDossier(app, certifier, id, language)) ?? notFound();
	const look = (await secondLookAt(app, certifier, { dossier: id, language })) ?? notFound();
	return { dossier: { id, names, state, certificateTitle }, open: look.outcome === null && !look.barred, reasonLimit };
};

export const actions: Actions = {
	default: async (event) => {
		const certifier = requireAct(event, 'dossier/resolve');
		const form = await event.request.formData();
		const reason = formText(form, 'reason', 2 * reasonLimit);
		const outcome = lookOutcomes.find((one) => one === formText(form, 'outcome', 20));
		if (!outcome) return fail(400, { reason, problem: undefined });
		const { dossier, lang } = event.params;
		const looked = await lookAgain(certificationOf(event.locals.app), certifier, { dossier, outcome, reason });
		if (looked.ok) redirect(303, `/${lang}/certify/${dossier}#second-look`);
		if (looked.code === 'look/not-found') return notFound();
		const problem = looked.code === 'look/reason' ? looked.problem : undefined;
		return fail(problem ? 400 : 409, { reason, problem });
	}
};
