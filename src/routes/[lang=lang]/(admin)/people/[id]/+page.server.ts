import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { capabilities, may } from '#lib/people/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { changeCapability } from '#lib/server/people/change-capability.ts';
import { findPerson } from '#lib/server/people/find-person.ts';
import { makeLink } from '#lib/server/people/one-time-links.ts';
import { capabilitySchema } from '#lib/server/people/person-input.ts';
import type { Actions, PageServerLoad } from './$types';

const personOf = async ({ locals, params }: RequestEvent<{ id: string }>) =>
	(await findPerson(locals.app, params.id)) ?? notFound();

export const load: PageServerLoad = async (event) => {
	const by = requireAct(event, 'people/manage');
	const shown = await personOf(event);
	const mayErase = may(by, 'person/erase', { ownerId: shown.id });
	const mayHelp = may(shown, 'lesson/take') && may(by, 'learner/help', { ownerId: shown.id });
	return { shown, mayErase, mayHelp, capabilities, done: event.url.searchParams.get('done') };
};

const capabilityForm = v.object({ capability: capabilitySchema, act: v.picklist(['granted', 'withdrawn']) });

export const actions: Actions = {
	capability: async (event) => {
		const by = requireAct(event, 'capability/change');
		const { id } = await personOf(event);
		const wish = v.safeParse(capabilityForm, Object.fromEntries(await event.request.formData()));
		if (!wish.success) return fail(400, { code: 'people/other' });
		const changed = await changeCapability(event.locals.app, by, { personId: id, ...wish.output });
		if (!changed.ok) return fail(409, { code: changed.code });
		redirect(303, `/${event.params.lang}/people/${id}?done=capability`);
	},
	link: async (event) => {
		const by = requireAct(event, 'people/manage');
		const person = await personOf(event);
		const { path, expiresAt } = await makeLink(event.locals.app, by, person.id);
		return { link: { address: `${event.url.origin}/${person.language}${path}`, expiresAt } };
	}
};
