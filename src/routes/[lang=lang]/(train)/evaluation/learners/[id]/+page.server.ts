import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import {
	extraTimes,
	giveExtraTime,
	learnerToHelp,
	openOneMore,
	type Helped
} from '#lib/server/evaluation/help-learner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const helper = requireAct(event, 'learner/help');
	const { app, language } = event.locals;
	const learner = await learnerToHelp(app, helper, { person: event.params.id, language });
	return { learner: learner ?? notFound(), extraTimes, done: event.url.searchParams.get('done') };
};

const timeForm = v.object({ extra: v.picklist(extraTimes) });
const attemptForm = v.object({
	quiz: v.string(),
	number: v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number))
});

async function readForm<S extends v.GenericSchema>(event: RequestEvent, schema: S): Promise<v.InferOutput<S>> {
	const read = v.safeParse(schema, Object.fromEntries(await event.request.formData()));
	return read.success ? read.output : error(400, { message: m.learn_bad_form(), code: 'request/shape' });
}

function answer(helped: Helped, person: string, done: string) {
	if (helped.ok) redirect(303, `${href(`/evaluation/learners/${person}`)}?done=${done}`);
	return helped.code === 'learner/not-found' ? notFound() : fail(409, { code: helped.code });
}

export const actions: Actions = {
	time: async (event) => {
		const helper = requireAct(event, 'learner/help');
		const { extra } = await readForm(event, timeForm);
		const person = event.params.id;
		return answer(await giveExtraTime(event.locals.app, helper, { person, extraTime: extra }), person, 'time');
	},
	attempt: async (event) => {
		const helper = requireAct(event, 'learner/help');
		const asked = await readForm(event, attemptForm);
		const person = event.params.id;
		return answer(await openOneMore(event.locals.app, helper, { person, ...asked }), person, 'attempt');
	}
};
