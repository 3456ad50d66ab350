import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/i18n/messages.ts';
import { requireAct } from '#lib/server/auth/guards.ts';
import { receiveAnswers, sentSchema } from '#lib/server/learning/receive-answers.ts';
import type { RequestHandler } from './$types';

/** Characters; what fifty answers of the longest kind take. */
const longest = 300_000;

/** Where a device brings what was answered without a network. */
export const POST: RequestHandler = async (event) => {
	const person = requireAct(event, 'lesson/take');
	const text = await event.request.text();
	if (text.length > longest) error(413, { message: m.common_error_request_do(), code: 'request/too-long' });
	const sent = v.safeParse(sentSchema, parsed(text));
	if (!sent.success) error(400, { message: m.common_error_request_do(), code: 'request/shape' });
	const received = await receiveAnswers(event.locals.app, person, sent.output);
	return json(received, { status: received.ok ? 200 : 403 });
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
