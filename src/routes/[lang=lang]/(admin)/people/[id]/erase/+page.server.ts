import { fail, redirect } from '@sveltejs/kit';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { formText } from '#lib/server/form-text.ts';
import { beforeErasing, erasePerson } from '#lib/server/people/erase-person.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const by = requireAct(event, 'person/erase');
	const found = (await beforeErasing(event.locals.app, by, event.params.id)) ?? notFound();
	const { person, texts, certificates, openDossiers } = found;
	return { shown: person, texts, certificates, openDossier: openDossiers.length > 0 };
};

export const actions: Actions = {
	default: async (event) => {
		const by = requireAct(event, 'person/erase');
		const typed = formText(await event.request.formData(), 'mail', 300);
		const erased = await erasePerson(event.locals.app, by, { personId: event.params.id, typed });
		if (erased.ok) redirect(303, `/${event.params.lang}/people?done=erased`);
		if (erased.code === 'erase/not-found') return notFound();
		return fail(erased.code === 'erase/not-confirmed' ? 400 : 409, { code: erased.code, typed });
	}
};
