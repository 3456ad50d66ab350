import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { factAsked } from '#lib/server/trials/fact-asked.ts';
import { seeMinutes } from '#lib/server/trials/see-minutes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const seen = (await seeMinutes(app, person, event.params.id, language, factAsked(event.url))) ?? notFound();
	if (seen === 'not-ended') return redirect(303, href(`/trial/${event.params.id}`));
	if (seen === 'in-room') return redirect(303, href(`/live/${event.params.id}`));
	return { ...seen, trialId: event.params.id, fact: factAsked(event.url), hardContent: true };
};
