import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { testPath } from '#lib/server/learning/step-view.ts';
import { testResult } from '#lib/server/learning/test-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'attempt/take');
	const { app, language } = event.locals;
	const { course, module, attempt } = event.params;
	const result = await testResult(app, person, { course, module, attempt, language });
	if (!result) return notFound();
	if (result === 'open') redirect(303, href(`${testPath(course, module)}/${attempt}`));
	const { searchParams } = event.url;
	return { result, notice: searchParams.has('late') ? 'late' : searchParams.has('closed') ? 'closed' : null };
};
