import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { keepPlace } from '#lib/server/learning/keep-place.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { coursePath, lessonPath } from '#lib/server/learning/step-view.ts';
import { keepReflectionDraft, writeReflection } from '#lib/server/learning/write-reflection.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const passOver = event.url.searchParams.has('read');
	const opened = await openLesson(app, person, { ...event.params, language, passOver });
	if (!opened.ok && opened.code === 'lesson/not-found') notFound();
	return { opened, key: app.newId(), hardContent: opened.ok && opened.lesson.contentNote !== null };
};

const key = v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/));
const answerForm = v.object({ question: v.string(), key, picked: v.array(v.string()) });
const reflectionForm = v.object({
	reflection: v.string(),
	text: v.string(),
	version: v.string(),
	key,
	sure: v.optional(v.string())
});

/** The fields of a form, read with a schema; what no page of ours sends is answered with 400. */
async function read<const S extends v.GenericSchema>(event: RequestEvent, schema: S): Promise<v.InferOutput<S>> {
	const form = await event.request.formData();
	const fields = { ...Object.fromEntries(form), picked: form.getAll('picked') };
	const parsed = v.safeParse(schema, fields);
	return parsed.success ? parsed.output : error(400, { message: m.learn_bad_form(), code: 'request/shape' });
}

export const actions: Actions = {
	answer: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const { question, picked, key: asked } = await read(event, answerForm);
		const input = { ...event.params, question, picked, key: `${asked}:${question}` };
		const answered = await answerPractice(event.locals.app, person, input);
		if (answered.ok) redirect(303, `${here(event.params)}#question-${question}`);
		if (answered.code === 'lesson/not-found') notFound();
		return fail(400, { code: answered.code, question, picked });
	},
	reflection: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const { reflection, text, version, sure, key: asked } = await read(event, reflectionForm);
		const input = {
			lesson: event.params.lesson,
			reflection,
			text,
			version: version || null,
			overruled: sure === 'yes',
			key: `${asked}:${reflection}`
		};
		const written = await writeReflection(event.locals.app, person, input);
		if (written.ok) redirect(303, `${here(event.params)}?kept=${reflection}#reflection-${reflection}`);
		if (written.code === 'notebook/not-found') notFound();
		return fail(written.code === 'notebook/changed' ? 409 : 400, { ...written, reflection, text });
	},
	draft: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const { reflection, text } = await read(event, v.pick(reflectionForm, ['reflection', 'text']));
		const input = { lesson: event.params.lesson, reflection, text };
		return (await keepReflectionDraft(event.locals.app, person, input))
			? undefined
			: fail(409, { code: 'draft/not-kept' });
	},
	place: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const { place } = await read(event, v.object({ place: v.string() }));
		return { kept: await keepPlace(event.locals.app, person, { ...event.params, place }) };
	},
	finish: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const finished = await finishLesson(event.locals.app, person, event.params);
		if (finished.ok) redirect(303, href(coursePath(event.params.course)));
		if (finished.code === 'lesson/not-found') notFound();
		return fail(409, { code: finished.code });
	}
};

const here = ({ course, lesson }: { course: string; lesson: string }): string => href(lessonPath(course, lesson));
