import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { testPath } from '#lib/server/learning/step-view.ts';
import { testResult } from '#lib/server/learning/test-result.ts';
import type { PageServerLoad } from './$types';

/** What may have happened on the way here. */
const notices = ['too-late', 'late', 'closed'] as const;

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'attempt/take');
	const { app, language } = event.locals;
	const { course, quiz, attempt } = event.params;
	const result = await testResult(app, person, { course, quiz, attempt, language });
	if (!result) return notFound();
	if (result === 'open') redirect(303, href(`${testPath(course, quiz)}/${attempt}`));
	const { searchParams } = event.url;
	return { result, notice: notices.find((notice) => searchParams.has(notice)) ?? null };
};
