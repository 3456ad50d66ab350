import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { competencyNames } from '#lib/server/trials/law-at-hand.ts';
import { seeComparison } from '#lib/server/trials/see-replays.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const { id } = event.params;
	const asked = (name: string): number | null => {
		const value = event.url.searchParams.get(name);
		return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : null;
	};
	const seen = await seeComparison(app, person, id, { language, first: asked('and'), second: asked('with') });
	if (!seen) return notFound();
	if (seen === 'nothing') return redirect(303, href(`/trial/${id}/debrief`));
	return { ...seen, trialId: id, competencies: competencyNames(app, language), hardContent: true };
};
