import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requireAct } from '#lib/server/auth/guards.ts';
import { listOpenable } from '#lib/server/live/list-openable.ts';
import { openRoom } from '#lib/server/live/open-room.ts';
import { moroccanTime } from '#lib/server/live/moroccan-time.ts';
import { commandKey } from '#lib/server/trials/read-command.ts';
import type { Actions, PageServerLoad } from './$types';

const id = v.pipe(v.string(), v.maxLength(80));
const openForm = v.object({
	/** The case and its variant, as one choice. */
	choice: v.pipe(v.string(), v.maxLength(170), v.regex(/^[a-z0-9-]+ [a-z0-9-]+$/)),
	guests: v.optional(v.literal('1')),
	purpose: v.optional(v.picklist(['counted', 'practice']), 'practice'),
	rehearsal: v.optional(v.literal('1')),
	when: v.optional(id, ''),
	key: commandKey
});

export const load: PageServerLoad = (event) => {
	requireAct(event, 'live/open');
	const { app, language } = event.locals;
	return { cases: listOpenable(app, language), key: app.newId() };
};

export const actions: Actions = {
	open: async (event) => {
		const person = requireAct(event, 'live/open');
		const { app, language } = event.locals;
		const form = v.safeParse(openForm, Object.fromEntries(await event.request.formData()));
		const typed = form.success ? form.output : null;
		const plannedFor = typed ? moroccanTime(typed.when) : undefined;
		const isPast = plannedFor !== undefined && plannedFor !== null && plannedFor < app.clock().toISOString();
		if (!typed || plannedFor === undefined || isPast) return fail(400, { problem: 'trial/malformed', typed });
		const [scenario = '', variant = ''] = typed.choice.split(' ');
		const { key, guests, rehearsal } = typed;
		const opened = await openRoom(app, person, {
			...{ scenario, variant, key, plannedFor },
			guests: guests === '1',
			rehearsal: rehearsal === '1',
			purpose: rehearsal === '1' ? 'practice' : typed.purpose
		});
		if ('refusal' in opened) return fail(409, { problem: opened.refusal, typed });
		return redirect(303, `/${language}/live/${opened.trialId}/console`);
	}
};
