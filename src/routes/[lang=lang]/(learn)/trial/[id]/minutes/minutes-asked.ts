import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { factAsked } from '#lib/server/trials/fact-asked.ts';
import { seeMinutes, type SeenMinutes } from '#lib/server/trials/see-minutes.ts';

/** The minutes that an address names, for whoever may read them; where there are none yet, leads to where it goes on. */
export async function minutesAsked(event: RequestEvent<{ id: string }>): Promise<SeenMinutes> {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const seen = (await seeMinutes(app, person, event.params.id, language, factAsked(event.url))) ?? notFound();
	if (seen === 'not-ended') return redirect(303, href(`/trial/${event.params.id}`));
	if (seen === 'in-room') return redirect(303, href(`/live/${event.params.id}`));
	return seen;
}
