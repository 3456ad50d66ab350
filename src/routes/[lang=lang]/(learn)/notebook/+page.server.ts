import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { eraseFromNotebook, myNotebook } from '#lib/server/learning/notebook.ts';
import { writeReflection } from '#lib/server/learning/write-reflection.ts';
import type { Actions, PageServerLoad } from './$types';

const longestQuery = 120;

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'notebook/keep');
	const { app, language } = event.locals;
	const { searchParams } = event.url;
	const query = (searchParams.get('q') ?? '').toWellFormed().slice(0, longestQuery).trim();
	return {
		notes: await myNotebook(app, person, language, query),
		query,
		key: app.newId(),
		editing: searchParams.get('edit'),
		erasing: searchParams.get('erase')
	};
};

const field = v.pipe(v.string(), v.maxLength(80));
const noteForm = v.object({ lesson: field, reflection: field, text: v.string(), version: field, key: field });

export const actions: Actions = {
	keep: async (event) => {
		const person = requireAct(event, 'notebook/keep');
		const read = v.safeParse(noteForm, Object.fromEntries(await event.request.formData()));
		if (!read.success) error(400, { message: m.learn_bad_form(), code: 'request/shape' });
		const written = await writeReflection(event.locals.app, person, read.output);
		if (written.ok) redirect(303, href('/notebook'));
		if (written.code === 'notebook/not-found') notFound();
		const { version, text } = read.output;
		return fail(written.code === 'notebook/changed' ? 409 : 400, { editing: version, text, ...written });
	},
	erase: async (event) => {
		const person = requireAct(event, 'notebook/keep');
		const id = v.safeParse(field, (await event.request.formData()).get('note'));
		if (!id.success || !(await eraseFromNotebook(event.locals.app, person, id.output))) notFound();
		redirect(303, href('/notebook'));
	}
};
