import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { testPath } from '#lib/server/learning/step-view.ts';
import { testOverview } from '#lib/server/learning/test-overview.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'attempt/take');
	const { app, language } = event.locals;
	const test = await testOverview(app, person, { ...event.params, language });
	return { test: test ?? notFound() };
};

const numberField = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.minValue(1));

export const actions: Actions = {
	start: async (event) => {
		const person = requireAct(event, 'attempt/take');
		const number = v.safeParse(numberField, (await event.request.formData()).get('number'));
		if (!number.success) error(400, { message: m.learn_bad_form(), code: 'request/shape' });
		const { course, quiz } = event.params;
		const started = await startTest(event.locals.app, person, { course, quiz, number: number.output });
		if (started.ok) redirect(303, href(`${testPath(course, quiz)}/${started.attempt}`));
		if (started.code === 'test/not-found') notFound();
		return fail(409, { code: started.code });
	}
};
