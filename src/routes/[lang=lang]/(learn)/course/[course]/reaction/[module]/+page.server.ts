import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { commentLimit, giveReaction, myReaction } from '#lib/server/learning/give-reaction.ts';
import { reactionPath } from '#lib/server/learning/step-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const reaction = await myReaction(app, person, { ...event.params, language });
	return { reaction: reaction ?? notFound(), commentLimit, kept: event.url.searchParams.has('kept') };
};

const score = v.pipe(v.string(), v.regex(/^[1-4]$/), v.transform(Number));
const scoresForm = v.object({ useful: score, clear: score, able: score });
const shownForm = v.object({
	useful: v.optional(v.string()),
	clear: v.optional(v.string()),
	able: v.optional(v.string()),
	comment: v.optional(v.string(), '')
});

export const actions: Actions = {
	default: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const fields = Object.fromEntries(await event.request.formData());
		const shown = v.safeParse(shownForm, fields);
		if (!shown.success) error(400, { message: m.learn_bad_form(), code: 'request/shape' });
		const scores = v.safeParse(scoresForm, fields);
		if (!scores.success) return fail(400, { code: 'reaction/incomplete' as const, shown: shown.output });
		const { course, module } = event.params;
		const input = { course, module, scores: scores.output, comment: shown.output.comment };
		const given = await giveReaction(event.locals.app, person, input);
		if (given.ok) redirect(303, `${href(reactionPath(course, module))}?kept`);
		if (given.code === 'reaction/not-found') notFound();
		return fail(given.code === 'reaction/too-long' ? 400 : 409, { code: given.code, shown: shown.output });
	}
};
