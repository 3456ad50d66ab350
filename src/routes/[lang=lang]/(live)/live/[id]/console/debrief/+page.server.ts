import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { formText } from '#lib/server/form-text.ts';
import { mostSaid } from '#lib/server/live/console-act.ts';
import { requireConductor } from '#lib/server/live/here.ts';
import { leadDebrief, readDebriefAct } from '#lib/server/live/lead-debrief.ts';
import { markRoomText, readRoomMarks } from '#lib/server/live/room-writings.ts';
import { seeDebriefRoom } from '#lib/server/live/see-debrief-room.ts';
import { competencyNames, lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireConductor(event);
	const { app, language } = event.locals;
	const seen = (await seeDebriefRoom(app, event.params.id, language)) ?? notFound();
	if (seen === 'playing') return redirect(303, href(`/live/${event.params.id}/console`));
	return {
		...seen,
		law: lawAtHand(app, seen.lead.law, language),
		competencies: competencyNames(app, language),
		key: app.newId(),
		hardContent: true
	};
};

const page = (event: RequestEvent<{ id: string }>): string => href(`/live/${event.params.id}/console/debrief`);

async function lead(event: RequestEvent<{ id: string }>) {
	const here = await requireConductor(event);
	const form = await event.request.formData();
	const [act, typed] = [readDebriefAct(form), formText(form, 'reason', mostSaid)];
	if (!act) return fail(400, { problem: 'trial/malformed', typed });
	const taken = await leadDebrief(event.locals.app, here, event.params.id, act);
	if (!('refusal' in taken)) return redirect(303, page(event));
	return taken.refusal === 'trial/not-found' ? notFound() : fail(409, { problem: taken.refusal, typed });
}

async function mark(event: RequestEvent<{ id: string }>) {
	await requireConductor(event);
	const marks = readRoomMarks(await event.request.formData());
	if (!marks) return fail(400, { problem: 'trial/malformed', typed: '' });
	const refusal = await markRoomText(event.locals.app, requirePerson(event), event.params.id, marks);
	if (refusal === 'writing/not-found') return notFound();
	return refusal ? fail(409, { problem: refusal, typed: '' }) : redirect(303, page(event));
}

export const actions: Actions = { lead, mark };
