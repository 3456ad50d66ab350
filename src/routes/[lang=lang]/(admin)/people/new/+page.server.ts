import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requireAct } from '#lib/server/auth/guards.ts';
import { formText } from '#lib/server/form-text.ts';
import { createPerson } from '#lib/server/people/create-person.ts';
import { newPersonSchema, problemsOf } from '#lib/server/people/person-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireAct(event, 'people/manage');
};

export const actions: Actions = {
	default: async (event) => {
		const by = requireAct(event, 'people/manage');
		const form = await event.request.formData();
		const typed = { ...Object.fromEntries(form), capabilities: form.getAll('capabilities').map(String) };
		const { success, output, issues } = v.safeParse(newPersonSchema, typed);
		if (!success) return fail(400, { problems: problemsOf(issues), typed: textsOf(form) });
		const created = await createPerson(event.locals.app, by, output);
		if (!created.ok) return fail(400, { problems: { mail: created.code }, typed: textsOf(form) });
		redirect(303, `/${event.params.lang}/people/${created.personId}?done=created`);
	}
};

const textsOf = (form: FormData) => ({
	nameLatin: formText(form, 'nameLatin'),
	nameArabic: formText(form, 'nameArabic'),
	mail: formText(form, 'mail'),
	language: formText(form, 'language'),
	capabilities: form.getAll('capabilities').map(String)
});
