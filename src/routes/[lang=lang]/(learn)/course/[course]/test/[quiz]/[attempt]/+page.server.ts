import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { testPath } from '#lib/server/learning/step-view.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { testQuestion } from '#lib/server/learning/test-question.ts';
import type { Actions, PageServerLoad } from './$types';

interface Params {
	readonly course: string;
	readonly quiz: string;
	readonly attempt: string;
}

const here = ({ course, quiz, attempt }: Params): string => href(`${testPath(course, quiz)}/${attempt}`);
const position = v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1));

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'attempt/take');
	const { app, language } = event.locals;
	const asked = v.safeParse(position, event.url.searchParams.get('question') ?? '1');
	const test = asked.success
		? await testQuestion(app, person, { ...event.params, language, position: asked.output })
		: undefined;
	if (!test) return notFound();
	if (test.closed) redirect(303, `${here(event.params)}/result?closed`);
	return { test };
};

/** What the device's clock says, as a script sends it. */
const clock = v.pipe(v.string(), v.isoTimestamp(), v.maxLength(30));

/** `go` is the question to show next; without it the page stays, for what a browser saves by itself. */
const saveForm = v.object({
	position,
	picked: v.array(v.string()),
	go: v.optional(position),
	client_at: v.optional(clock)
});

export const actions: Actions = {
	save: async (event) => {
		const person = requireAct(event, 'attempt/take');
		const form = await event.request.formData();
		const fields = { ...Object.fromEntries(form), picked: form.getAll('picked') };
		const read = v.safeParse(saveForm, fields);
		if (!read.success) error(400, { message: m.learn_bad_form(), code: 'request/shape' });
		const { position: at, picked, go, client_at: clientAt } = read.output;
		const answer = { ...event.params, position: at, picked, clientAt };
		const saved = await saveTestAnswer(event.locals.app, person, answer);
		if (saved.ok || saved.code === 'question/nothing-picked') {
			if (go === undefined) return { saved: saved.ok };
			redirect(303, `${here(event.params)}?question=${go}`);
		}
		if (saved.code === 'test/not-found') notFound();
		if (saved.code === 'test/late') redirect(303, `${here(event.params)}/result?too-late`);
		if (saved.code === 'test/closed') redirect(303, `${here(event.params)}/result?late`);
		return fail(400, { code: saved.code, picked });
	},
	submit: async (event) => {
		const person = requireAct(event, 'attempt/take');
		const submitted = await submitTest(event.locals.app, person, event.params);
		if (!submitted.ok) return notFound();
		redirect(303, `${here(event.params)}/result${submitted.already ? '?closed' : ''}`);
	}
};
