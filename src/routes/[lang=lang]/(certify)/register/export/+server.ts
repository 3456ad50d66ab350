import { languages } from '#lib/i18n/language.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import {
	exportRegister,
	readDay,
	registerFormats,
	registerStatuses
} from '#lib/server/certification/export-register.ts';
import type { RequestHandler } from './$types';

/** A file, and a line in the journal for each time it is asked for. What is no filter of ours narrows nothing. */
export const GET: RequestHandler = async (event) => {
	const person = requireAct(event, 'register/export');
	const { searchParams } = event.url;
	const format = registerFormats.find((each) => each === searchParams.get('format')) ?? notFound();
	const course = event.locals.app.content.courses.find(({ course: { id } }) => id === searchParams.get('course'));
	const filter = {
		course: course?.course.id,
		from: readDay(searchParams.get('from')),
		to: readDay(searchParams.get('to')),
		language: languages.find((each) => each === searchParams.get('language')),
		status: registerStatuses.find((each) => each === searchParams.get('status'))
	};
	const file = (await exportRegister(event.locals.app, person, { format, filter })) ?? notFound();
	return new Response(file.text, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename="${file.name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
