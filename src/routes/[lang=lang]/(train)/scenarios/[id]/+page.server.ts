import { directionOf } from '#lib/i18n/language.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { competencyNames, lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import { readScenario } from '#lib/server/trials/read-scenarios.ts';
import { bandsOf } from '#lib/ui/scenario-graph/bands.ts';
import { draw } from '#lib/ui/scenario-graph/draw.ts';
import { layOut } from '#lib/ui/scenario-graph/layout.ts';
import { viewAsked } from './view-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireAct(event, 'scenario/read');
	const { app, language } = event.locals;
	const { variant, roles } = viewAsked(event.url);
	const { law, ...seen } = (await readScenario(app, { id: event.params.id, variant }, language)) ?? notFound();
	const shown = seen.graph.roles.filter((role) => roles === null || roles.includes(role));
	const layout = layOut(seen.graph, language, shown);
	const rtl = directionOf(language) === 'rtl';
	return {
		...seen,
		shown,
		picture: draw(layout, { rtl, linked: true }),
		bands: bandsOf(layout, rtl),
		law: lawAtHand(app, law, language),
		competencies: competencyNames(app, language),
		hardContent: true
	};
};
