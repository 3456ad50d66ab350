import { redirect } from '@sveltejs/kit';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { askMarking, withdrawMarking } from '#lib/server/marking/ask-marking.ts';
import { markOwnText } from '#lib/server/marking/mark-own-text.ts';
import { pointsTicked } from '#lib/server/marking/points-ticked.ts';
import type { RequestEvent } from './$types';

/** The page shows how things stand, whoever was faster: a trainer's marks, or a text that is gone. */
const backTo = (event: RequestEvent, seq: number): never => redirect(303, `${event.url.pathname}#writing-${seq}`);

async function selfMark(event: RequestEvent): Promise<never> {
	const person = requirePerson(event);
	const { app } = event.locals;
	const { seq, ticks } = pointsTicked(await event.request.formData());
	if (!(await markOwnText(app, person, { trialId: event.params.id, seq, ticks }))) return notFound();
	return backTo(event, seq);
}

const change =
	(act: typeof askMarking) =>
	async (event: RequestEvent): Promise<never> => {
		const person = requirePerson(event);
		const { seq } = pointsTicked(await event.request.formData());
		const refusal = await act(event.locals.app, person, { trialId: event.params.id, seq });
		return refusal === 'writing/not-found' ? notFound() : backTo(event, seq);
	};

/** What a learner does about their written decisions: assesses them, asks a trainer to, takes that back. */
export const writingActions = { selfMark, ask: change(askMarking), withdraw: change(withdrawMarking) };
