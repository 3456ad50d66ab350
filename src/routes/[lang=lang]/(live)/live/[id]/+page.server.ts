import { fail, redirect } from '@sveltejs/kit';
import { notFound } from '#lib/server/auth/guards.ts';
import { act } from '#lib/server/live/act.ts';
import { requireHere } from '#lib/server/live/here.ts';
import { readSubmission } from '#lib/server/trials/read-command.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireHere(event);
	return {};
};

export const actions: Actions = {
	command: async (event) => {
		const here = await requireHere(event);
		const submission = readSubmission(await event.request.formData());
		if (typeof submission === 'string') return fail(400, { problem: submission });
		const taken = await act(event.locals.app, here, event.params.id, submission);
		if (!('refusal' in taken)) return redirect(303, event.url.pathname);
		return taken.refusal === 'trial/not-found' ? notFound() : fail(409, { problem: taken.refusal });
	}
};
