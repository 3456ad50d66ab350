import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/examine');
	const app = certificationOf(event.locals.app);
	const dossier = await examineDossier(app, certifier, event.params.dossier, event.locals.language);
	return { dossier: dossier ?? notFound(), decided: event.url.searchParams.has('decided') };
};
