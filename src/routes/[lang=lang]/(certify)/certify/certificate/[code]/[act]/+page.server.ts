import { fail, redirect } from '@sveltejs/kit';
import { parseStatusReason, statusActs, statusReasons, type StatusAct } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { examineCertificate } from '#lib/server/certification/managed-certificate.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

const actAsked = (name: string): StatusAct => statusActs.find((act) => act === name) ?? notFound();

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'certificate/revoke');
	const act = actAsked(event.params.act);
	const { app, language } = event.locals;
	const asked = { code: event.params.code, act, language };
	const certificate = (await examineCertificate(certificationOf(app), certifier, asked)) ?? notFound();
	return { act, reasons: statusReasons[act], certificate };
};

export const actions: Actions = {
	default: async (event) => {
		const certifier = requireAct(event, 'certificate/revoke');
		const act = actAsked(event.params.act);
		const { code, lang } = event.params;
		const reason = parseStatusReason(act, formText(await event.request.formData(), 'reason', 40));
		if (!reason) return fail(400, { problem: 'reason' as const });
		const changed = await changeStatus(certificationOf(event.locals.app), certifier, { code, act, reason });
		if (changed.ok) redirect(303, `/${lang}/certificate/${code}?done`);
		if (changed.code === 'certificate/not-found') return notFound();
		return fail(409, { problem: 'not-now' as const, status: changed.status });
	}
};
