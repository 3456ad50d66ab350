import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { factAsked } from '#lib/server/trials/fact-asked.ts';
import { seeMinutes } from '#lib/server/trials/see-minutes.ts';
import { minutesText } from '#lib/ui/trial/minutes-text.ts';
import type { RequestHandler } from './$types';

/** The minutes as a file of plain text: `minutes.fr.txt`. */
export const GET: RequestHandler = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const seen = (await seeMinutes(app, person, event.params.id, language, factAsked(event.url))) ?? notFound();
	if (seen === 'not-ended') return redirect(303, href(`/trial/${event.params.id}`));
	if (seen === 'in-room') return redirect(303, href(`/live/${event.params.id}`));
	return new Response(minutesText(seen, language), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="minutes.${language}.txt"`,
			'cache-control': 'private, no-store'
		}
	});
};
