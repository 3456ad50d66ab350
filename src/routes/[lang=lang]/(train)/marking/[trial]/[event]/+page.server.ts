import { fail, redirect } from '@sveltejs/kit';
import { reasonLimit } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { formText } from '#lib/server/form-text.ts';
import { markText } from '#lib/server/marking/mark-text.ts';
import { eventNumber, pointsTicked } from '#lib/server/marking/points-ticked.ts';
import { seeText } from '#lib/server/marking/see-text.ts';
import { lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const trainer = requireAct(event, 'writing/mark');
	const { app, language } = event.locals;
	const place = { trialId: event.params.trial, seq: eventNumber(event.params.event) };
	const seen = (await seeText(app, trainer, { ...place, language })) ?? notFound();
	if (seen === 'withdrawn') return { text: null, law: [], saved: false, commentLimit: reasonLimit };
	const sources = seen.task.points.flatMap((point) => point.sources);
	return {
		text: seen,
		law: lawAtHand(app, [...new Set(sources)], language),
		saved: event.url.searchParams.has('saved'),
		commentLimit: reasonLimit
	};
};

export const actions: Actions = {
	default: async (event) => {
		const trainer = requireAct(event, 'writing/mark');
		const form = await event.request.formData();
		const { ticks } = pointsTicked(form);
		const comment = formText(form, 'comment', 2 * reasonLimit);
		const place = { trialId: event.params.trial, seq: eventNumber(event.params.event) };
		const supersedes = formText(form, 'supersedes');
		const code = await markText(event.locals.app, trainer, { ...place, ticks, comment, supersedes });
		if (code === undefined) redirect(303, `${event.url.pathname}?saved`);
		if (code === 'writing/not-found') return notFound();
		return fail(code === 'writing/comment-too-long' ? 400 : 409, { code, ticks, comment });
	}
};
