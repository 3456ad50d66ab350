import { directionOf } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { readScenario } from '#lib/server/trials/read-scenarios.ts';
import { describePicture } from '#lib/ui/scenario-graph/describe-picture.ts';
import { draw } from '#lib/ui/scenario-graph/draw.ts';
import rules from '#lib/ui/scenario-graph/graph.css?raw';
import { layOut } from '#lib/ui/scenario-graph/layout.ts';
import { standalone } from '#lib/ui/scenario-graph/standalone.ts';
import tokens from '#lib/ui/styles/tokens.css?raw';
import { viewAsked } from '../view-asked.ts';
import type { RequestHandler } from './$types';

/** Nothing runs and nothing is fetched in the file, wherever it is opened; its own styles are all it has. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export const GET: RequestHandler = async (event) => {
	requireAct(event, 'scenario/read');
	const { app, language } = event.locals;
	const { variant, roles } = viewAsked(event.url);
	const { graph } = (await readScenario(app, { id: event.params.id, variant }, language)) ?? notFound();
	const picture = draw(layOut(graph, language, roles ?? graph.roles), {
		rtl: directionOf(language) === 'rtl',
		linked: false
	});
	const texts = { title: graph.title || m.scenarios_picture(), description: describePicture(graph), language };
	return new Response(standalone(picture, { ...texts, sheets: { tokens, rules } }), {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'content-disposition': `attachment; filename="${graph.id}.${language}.svg"`,
			'content-security-policy': policy,
			'cache-control': 'private, no-store'
		}
	});
};
