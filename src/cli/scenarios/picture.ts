import { readFileSync } from 'node:fs';
import { directionOf, type Language } from '#lib/i18n/language.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { scenarioGraph, type Scenario } from '#lib/trial/index.ts';
import { describePicture } from '#lib/ui/scenario-graph/describe-picture.ts';
import { draw } from '#lib/ui/scenario-graph/draw.ts';
import { layOut } from '#lib/ui/scenario-graph/layout.ts';
import { standalone } from '#lib/ui/scenario-graph/standalone.ts';

const read = (path: string): string => readFileSync(new URL(`../../lib/ui/${path}`, import.meta.url), 'utf8');

/** The picture of a scenario as an SVG file in a language: the same that the server gives to download. */
export function pictureFile(scenario: Scenario, language: Language): string {
	overwriteGetLocale(() => language);
	const graph = scenarioGraph(scenario, language);
	const picture = draw(layOut(graph, language), { rtl: directionOf(language) === 'rtl', linked: false });
	const sheets = { tokens: read('styles/tokens.css'), rules: read('scenario-graph/graph.css') };
	return standalone(picture, { title: graph.title, description: describePicture(graph), language, sheets });
}
