import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { notFound, requireAct, requirePerson } from '#lib/server/auth/guards.ts';
import { commandKey } from '#lib/server/trials/read-command.ts';
import { seeTrial } from '#lib/server/trials/see-trial.ts';
import { submitCommand } from '#lib/server/trials/submit-command.ts';
import { isReplay } from '#lib/trial/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'trial/open');
	const { app, language } = event.locals;
	const { view, replay } = (await seeTrial(app, person, event.params.id, language)) ?? notFound();
	if (view.status !== 'playing') return redirect(303, href('/trials'));
	return { title: view.scenario.title, trialId: event.params.id, isReplay: replay !== null, key: app.newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requirePerson(event);
		const key = v.safeParse(commandKey, (await event.request.formData()).get('key'));
		const command = { type: 'abandon' } as const;
		const submission = { command, key: key.success ? key.output : event.locals.app.newId() };
		const taken = await submitCommand(event.locals.app, person, event.params.id, submission);
		if ('refusal' in taken && taken.refusal === 'trial/not-found') return notFound();
		const debriefing = 'state' in taken && isReplay(taken.state);
		return redirect(303, href(debriefing ? `/trial/${event.params.id}/debrief` : '/trials'));
	}
};
