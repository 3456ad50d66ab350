import { requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { dossierQueue, queueStates } from '#lib/server/certification/dossier-queue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/examine');
	const { searchParams } = event.url;
	const state = queueStates.find((each) => each === searchParams.get('state')) ?? 'submitted';
	const after = searchParams.get('after');
	const { language } = event.locals;
	const page = await dossierQueue(certificationOf(event.locals.app), certifier, { state, after, language });
	return { ...page, state, states: queueStates, later: after !== null };
};
