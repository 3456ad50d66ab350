import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound } from '#lib/server/auth/guards.ts';
import { qrCode } from '#lib/server/certification/qr-code.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import { readConsoleAct } from '#lib/server/live/console-act.ts';
import { requireConductor } from '#lib/server/live/here.ts';
import { seeConsole } from '#lib/server/live/see-room.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireConductor(event);
	const { app, language } = event.locals;
	const seen = (await seeConsole(app, event.params.id, language)) ?? notFound();
	const joinAddress = `${app.settings.origin}/j/${seen.code}`;
	return { ...seen, joinAddress, qr: qrCode(joinAddress), key: app.newId(), hardContent: true };
};

export const actions: Actions = {
	conduct: async (event) => {
		const here = await requireConductor(event);
		const read = readConsoleAct(await event.request.formData());
		if (!read) return fail(400, { problem: 'trial/malformed' });
		const taken = await conduct(event.locals.app, here, event.params.id, read);
		if (!('refusal' in taken)) return redirect(303, href(`/live/${event.params.id}/console`));
		return taken.refusal === 'trial/not-found' ? notFound() : fail(409, { problem: taken.refusal });
	}
};
