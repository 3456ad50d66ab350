import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { requireAct } from '#lib/server/auth/guards.ts';
import { answerReview } from '#lib/server/learning/answer-review.ts';
import { reviewPage } from '#lib/server/learning/review-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const { app, language } = event.locals;
	const { searchParams } = event.url;
	const more = searchParams.has('more');
	const review = await reviewPage(app, person, { language, answered: searchParams.get('answered'), more });
	return { review, more, key: app.newId() };
};

const answerForm = v.object({
	question: v.string(),
	key: v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/)),
	picked: v.array(v.string()),
	hesitated: v.optional(v.string())
});

export const actions: Actions = {
	answer: async (event) => {
		const person = requireAct(event, 'lesson/take');
		const form = await event.request.formData();
		const fields = { ...Object.fromEntries(form), picked: form.getAll('picked') };
		const read = v.safeParse(answerForm, fields);
		if (!read.success) error(400, { message: m.learn_bad_form(), code: 'request/shape' });
		const { question, picked, key, hesitated } = read.output;
		const input = { question, picked, hesitated: hesitated !== undefined, key: `${key}:${question}` };
		const answered = await answerReview(event.locals.app, person, input);
		// What is not due any more was answered in another tab: its explanation is shown.
		if (!answered.ok && answered.code !== 'review/not-due')
			return fail(400, { code: answered.code, question, picked, hesitated: input.hesitated });
		const more = event.url.searchParams.has('more') ? '&more' : '';
		redirect(303, `${href('/review')}?answered=${encodeURIComponent(question)}${more}`);
	}
};
