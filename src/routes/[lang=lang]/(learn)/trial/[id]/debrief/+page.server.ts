import { fail, redirect } from '@sveltejs/kit';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { debriefGate } from '#lib/server/trials/debrief-gate.ts';
import { competencyNames, lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import { seeDebrief } from '#lib/server/trials/see-debrief.ts';
import type { Actions, PageServerLoad } from './$types';
import { writingActions } from './writing-actions.ts';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const seen = (await seeDebrief(app, person, event.params.id, language)) ?? notFound();
	if (seen === 'not-ended') return redirect(303, `/${language}/trial/${event.params.id}`);
	return {
		...seen,
		trialId: event.params.id,
		law: lawAtHand(app, seen.law, language),
		competencies: competencyNames(app, language),
		hardContent: true
	};
};

export const actions: Actions = {
	gate: async (event) => {
		const person = requirePerson(event);
		const form = await event.request.formData();
		const gate = form.get('gate');
		const answer = form.get('answer');
		if (typeof gate !== 'string' || typeof answer !== 'string') return fail(400, { gate: '', answer: '' });
		const refused = await debriefGate(event.locals.app, person, event.params.id, { gate, answer });
		if (refused?.refusal === 'trial/answer-length') return fail(400, { gate, answer });
		if (refused) return notFound();
		return redirect(303, `${event.url.pathname}#gate-${gate}`);
	},
	...writingActions
};
