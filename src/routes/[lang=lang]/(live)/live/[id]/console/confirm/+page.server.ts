import { notFound } from '#lib/server/auth/guards.ts';
import { requireConductor } from '#lib/server/live/here.ts';
import { seeConsole } from '#lib/server/live/see-room.ts';
import type { PageServerLoad } from './$types';

/** Asks before what cannot be taken back, or takes much back: the end, going back, putting somebody out. */
export const load: PageServerLoad = async (event) => {
	await requireConductor(event);
	const { app, language } = event.locals;
	const { searchParams } = event.url;
	const { console, view, trialId } = (await seeConsole(app, event.params.id, language)) ?? notFound();
	const room = { trialId, key: app.newId(), title: view.title };
	switch (searchParams.get('act')) {
		case 'end':
			return { room, act: 'end' as const, of: '', fields: {} };
		case 'rewind': {
			const to = searchParams.get('to') ?? '';
			const fork = console.conductor.forks.find((one) => String(one.to) === to) ?? notFound();
			return { room, act: 'rewind' as const, of: fork.title, fields: { to } };
		}
		case 'remove': {
			const person = searchParams.get('person') ?? '';
			const member = console.members.find(({ id, conducts }) => id === person && !conducts) ?? notFound();
			return { room, act: 'remove' as const, of: member.name, fields: { person } };
		}
		default:
			return notFound();
	}
};
