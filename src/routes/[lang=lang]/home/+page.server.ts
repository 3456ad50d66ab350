import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { myHome } from '#lib/server/people/my-home.ts';
import { markCommitmentKept } from '#lib/server/trials/commitment.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	return { capabilities: person.capabilities, ...(await myHome(app, person, language)) };
};

export const actions: Actions = {
	done: async (event) => {
		const person = requirePerson(event);
		const trial = v.safeParse(v.string(), (await event.request.formData()).get('trial'));
		if (!trial.success || !(await markCommitmentKept(event.locals.app, person, trial.output))) return notFound();
		return redirect(303, href('/home'));
	}
};
