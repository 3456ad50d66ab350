import { fail, redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { requireAct } from '#lib/server/auth/guards.ts';
import { keepChoices, myChoices } from '#lib/server/learning/choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	return { choices: await myChoices(event.locals.app, person), kept: event.url.searchParams.has('kept') };
};

export const actions: Actions = {
	profession: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const form = await event.request.formData();
		const given = { profession: textOf(form, 'profession') };
		const problem = await keepChoices(event.locals.app, person, given);
		if (problem) return fail(400, problem);
		// Asked on the path, it is answered there.
		redirect(303, form.has('path') ? href('/course') : `${href('/plan')}?kept`);
	},
	goal: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const form = await event.request.formData();
		const given = { finishBy: textOf(form, 'finishBy'), minutesAWeek: textOf(form, 'minutesAWeek') };
		const problem = await keepChoices(event.locals.app, person, given);
		return problem ? fail(400, { ...problem, given }) : redirect(303, `${href('/plan')}?kept`);
	}
};

const textOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
};
