import { fail } from '@sveltejs/kit';
import { notFound } from '#lib/server/auth/guards.ts';
import { requireHere } from '#lib/server/live/here.ts';
import { keepGrid, observedIn, seeGrid } from '#lib/server/live/observe.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const here = await requireHere(event);
	const { app, language } = event.locals;
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const grid = (await seeGrid(app, here, event.params.id, language)) ?? notFound();
	return { grid, trialId: event.params.id, hardContent: true };
};

export const actions: Actions = {
	default: async (event) => {
		const here = await requireHere(event);
		const ticks = [...(await event.request.formData()).entries()].map(([name, value]) =>
			typeof value === 'string' ? `${name} ${value}` : ''
		);
		const kept = await keepGrid(event.locals.app, here, event.params.id, observedIn(ticks));
		return kept ? { kept } : fail(409, { kept });
	}
};
