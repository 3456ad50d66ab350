import { fail, redirect } from '@sveltejs/kit';
import { parseSampleShare, sampleShares } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { readDay } from '#lib/server/certification/export-register.ts';
import { drawForSecondLook } from '#lib/server/certification/second-look/draw-sample.ts';
import { secondLooks } from '#lib/server/certification/second-look/second-looks.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'sample/read');
	const { app, language } = event.locals;
	const looks = (await secondLooks(certificationOf(app), person, language)) ?? notFound();
	const today = app.clock().toISOString().slice(0, 10);
	return { looks, today, shares: sampleShares, done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
	draw: async (event) => {
		const person = requireAct(event, 'sample/draw');
		const form = await event.request.formData();
		const share = parseSampleShare(formText(form, 'share', 10));
		const [from, to] = [readDay(formText(form, 'from', 10)), readDay(formText(form, 'to', 10))];
		if (!share || !from || !to) return fail(400, { problem: 'sample/days' as const });
		const drawn = await drawForSecondLook(certificationOf(event.locals.app), person, { share, from, to });
		if (drawn.ok) redirect(303, `/${event.params.lang}/certify/second-look?done=drawn`);
		if (drawn.code === 'sample/not-yours') return notFound();
		return fail(400, { problem: drawn.code });
	}
};
