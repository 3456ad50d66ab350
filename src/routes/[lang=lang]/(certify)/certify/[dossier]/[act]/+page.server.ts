import { fail, redirect } from '@sveltejs/kit';
import { reasonLimit } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

const outcomes = { grant: 'granted', 'send-back': 'sent_back', refuse: 'refused' } as const;
type Act = keyof typeof outcomes;

const isAct = (act: string): act is Act => Object.hasOwn(outcomes, act);
const actAsked = (act: string): Act => (isAct(act) ? act : notFound());

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/resolve');
	const act = actAsked(event.params.act);
	const app = certificationOf(event.locals.app);
	const dossier = (await examineDossier(app, certifier, event.params.dossier, event.locals.language)) ?? notFound();
	const { id, names, state, certificateTitle, stage, barred } = dossier;
	return { act, reasonLimit, dossier: { id, names, state, certificateTitle, stage, barred } };
};

export const actions: Actions = {
	default: async (event) => {
		const certifier = requireAct(event, 'dossier/resolve');
		const outcome = outcomes[actAsked(event.params.act)];
		const form = await event.request.formData();
		const reason = formText(form, 'reason', 2 * reasonLimit);
		const sawApproval = formText(form, 'stage') !== 'first';
		const { dossier } = event.params;
		const asked = { dossier, outcome, reason, sawApproval };
		const resolved = await resolveDossier(certificationOf(event.locals.app), certifier, asked);
		if (resolved.ok) redirect(303, `/${event.params.lang}/certify/${dossier}?decided`);
		const { code } = resolved;
		if (code === 'dossier/not-found') return notFound();
		if (code === 'dossier/reason') return fail(400, { code, reason, problem: resolved.problem });
		if (code === 'dossier/already-resolved') return fail(409, { code, reason, state: resolved.state });
		return fail(409, { code, reason });
	}
};
