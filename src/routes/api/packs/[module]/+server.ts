import { json } from '@sveltejs/kit';
import { isLanguage } from '#lib/i18n/language.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { takePack } from '#lib/server/learning/take-pack.ts';
import type { RequestHandler } from './$types';

/** A module in one language, for somebody to take along. */
export const GET: RequestHandler = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const language = event.url.searchParams.get('lang');
	if (!isLanguage(language)) return notFound();
	const { module } = event.params;
	return json((await takePack(event.locals.app, person, { module, language })) ?? notFound());
};
