import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { findCase, unfinishedTrials } from '#lib/server/trials/list-trials.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { commandKey } from '#lib/server/trials/read-command.ts';
import { roleIds } from '#lib/trial/index.ts';
import type { Actions, PageServerLoad } from './$types';

const openForm = v.object({
	role: v.picklist(roleIds),
	purpose: v.picklist(['practice', 'counted']),
	key: commandKey
});

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'trial/open');
	const { app, language } = event.locals;
	const card = findCase(app, event.params.scenario, language) ?? notFound();
	const unfinished = await unfinishedTrials(app, person, card.id, language);
	return { card, unfinished, key: app.newId(), hardContent: true };
};

export const actions: Actions = {
	open: async (event) => {
		const person = requireAct(event, 'trial/open');
		const { app, language } = event.locals;
		const form = v.safeParse(openForm, Object.fromEntries(await event.request.formData()));
		if (!form.success) return fail(400, { problem: 'trial/answer-invalid' });
		const opened = await openTrial(app, person, { ...form.output, scenario: event.params.scenario, language });
		if ('refusal' in opened) return fail(409, { problem: opened.refusal });
		return redirect(303, `/${language}/trial/${opened.trialId}`);
	}
};
