import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { evaluationReport } from '#lib/server/evaluation/evaluation-report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const trainer = requireAct(event, 'evaluation/read');
	const { app, language } = event.locals;
	return { modules: (await evaluationReport(app, trainer, language)) ?? notFound() };
};
