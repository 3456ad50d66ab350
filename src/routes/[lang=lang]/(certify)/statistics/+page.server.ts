import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { statistics } from '#lib/server/certification/statistics.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'statistics/read');
	const { app, language } = event.locals;
	return { statistics: (await statistics(certificationOf(app), person, language)) ?? notFound() };
};
