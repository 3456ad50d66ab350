import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { directionOf, type Language } from '#lib/i18n/language.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { checkScenario, scenarioGraph, type Scenario, type ScenarioGraph } from '#lib/trial/index.ts';
import { bandsOf } from '#lib/ui/scenario-graph/bands.ts';
import { scenesInOrder } from '#lib/ui/scenario-graph/columns.ts';
import { draw } from '#lib/ui/scenario-graph/draw.ts';
import { layOut, type Layout, type Placed } from '#lib/ui/scenario-graph/layout.ts';
import { standalone } from '#lib/ui/scenario-graph/standalone.ts';
import { textWidth, wrapText } from '#lib/ui/scenario-graph/text-fit.ts';
import { answerLetter, conditionWords } from '#lib/ui/scenario-graph/words.ts';
import { stubScenario, unknownContent } from '../trial/stub-case.ts';
import { graphs, languages } from './generated-graphs.ts';

const sheets = {
	tokens: readFileSync('src/lib/ui/styles/tokens.css', 'utf8'),
	rules: readFileSync('src/lib/ui/scenario-graph/graph.css', 'utf8')
};

let villa: Scenario;
beforeAll(async () => {
	const files = (await readScenariosFolder('scenarios')).find(({ folder }) => folder.endsWith('villa-des-jasmins'));
	const scenario = files && checkScenario(files, unknownContent).scenario;
	if (!scenario) throw new Error('the villa does not compile');
	villa = scenario;
});

const speak = (language: Language): void => overwriteGetLocale(() => language);
afterEach(() => speak('fr'));
const keyOf = ({ kind, id }: Placed): string => `${kind} ${id}`;

function fileOf(graph: ScenarioGraph, language: Language): string {
	speak(language);
	const picture = draw(layOut(graph, language), { rtl: directionOf(language) === 'rtl', linked: true });
	return standalone(picture, { title: graph.title, description: graph.title, language, sheets });
}

function overlapping({ boxes }: Layout): string[] {
	const meet = (a: Placed, b: Placed) =>
		a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
	return boxes.flatMap((a, at) =>
		boxes.slice(at + 1).flatMap((b) => (meet(a, b) ? [`${keyOf(a)} × ${keyOf(b)}`] : []))
	);
}

/** Every tag and every text of the markup; a sign that is neither ends it. */
const wellFormed =
	/^(?:<\/?(?:svg|title|desc|style|g|a|rect|circle|path|text)(?: [a-zA-Z:-]+="[^"<>]*")*>|[^<>]|<\?xml version="1.0" encoding="UTF-8"\?>)*$/u;
const attributesOf = (markup: string): Set<string> =>
	new Set(
		[...markup.matchAll(/<\w+((?: [a-zA-Z:-]+="[^"]*")*)>/gu)].flatMap(([, all = '']) =>
			[...all.matchAll(/ ([a-zA-Z:-]+)=/gu)].map(([, name = '']) => name)
		)
	);
const harmless = [
	...[
		'xmlns',
		'lang',
		'xml:lang',
		'direction',
		'class',
		'data-box',
		'data-route',
		'href',
		'tabindex',
		'transform',
		'd'
	],
	...['x', 'y', 'cx', 'cy', 'r', 'rx', 'width', 'height', 'viewBox', 'font-size', 'text-anchor']
];

describe('the picture of a scenario', () => {
	it('has a box for each scene, decision, incident, inject and ending, and a box or an arrow for each exit', () => {
		for (const [language, scenario] of languages.flatMap(
			(one) =>
				[
					[one, villa],
					[one, stubScenario()]
				] as const
		)) {
			speak(language);
			const graph = scenarioGraph(scenario, language);
			const { boxes, routes } = layOut(graph, language);
			const drawn = new Set(boxes.map(keyOf));
			expect(drawn.size).toBe(boxes.length);
			const wanted = graph.scenes.flatMap(({ id, decisions, incidents, injects }) => [
				`scene ${id}`,
				...decisions.map((one) => `decision ${one.id}`),
				...incidents.map((one) => `incident ${id} ${one.id}`),
				...injects.map((one) => `inject ${id} ${one.id}`)
			]);
			for (const key of [...wanted, ...graph.endings.map(({ id }) => `ending ${id}`)]) expect(drawn).toContain(key);
			const arrows = routes.map(({ id }) => id);
			for (const { id, exits } of graph.scenes)
				for (const { number } of exits) expect(arrows).toContain(`${id} ${number}`);
		}
	});

	it('never lays one box on another, whatever the scenario, nor leaves one outside', () => {
		fc.assert(
			fc.property(graphs, fc.constantFrom(...languages), (graph, language) => {
				speak(language);
				const layout = layOut(graph, language);
				expect(overlapping(layout)).toEqual([]);
				for (const { x, y, width, height } of layout.boxes) {
					expect(x).toBeGreaterThanOrEqual(0);
					expect(y).toBeGreaterThanOrEqual(layout.phaseHeight);
					expect(x + width).toBeLessThanOrEqual(layout.width);
					expect(y + height).toBeLessThanOrEqual(layout.height);
				}
				for (const { points } of layout.routes)
					for (const { x, y } of points) {
						expect(x).toBeGreaterThanOrEqual(0);
						expect(x).toBeLessThanOrEqual(layout.width);
						expect(y).toBeLessThanOrEqual(layout.height);
					}
			}),
			{ numRuns: 60 }
		);
	});

	it('sets the scenes in the order of the phases, and each decision in the lane of its role', () => {
		fc.assert(
			fc.property(graphs, (graph) => {
				speak('fr');
				const { boxes, lanes, phases } = layOut(graph, 'fr');
				const scenes = scenesInOrder(graph);
				const places = scenes.map(({ id }) => boxes.find((box) => keyOf(box) === `scene ${id}`)?.x ?? -1);
				expect(places).toEqual([...places].sort((one, other) => one - other));
				scenes.forEach(({ phase, decisions }, at) => {
					const band = phases[graph.phases.indexOf(phase)];
					expect(places[at]).toBeGreaterThanOrEqual(band?.x ?? Infinity);
					expect(places[at]).toBeLessThan((band?.x ?? 0) + (band?.width ?? 0));
					for (const { id, role } of decisions) {
						const box = boxes.find((one) => keyOf(one) === `decision ${id}`);
						const lane = lanes.find((one) => one.role === role);
						if (!box || !lane) throw new Error(`${id} has no place`);
						expect(box.y).toBeGreaterThanOrEqual(lane.y);
						expect(box.y + box.height).toBeLessThanOrEqual(lane.y + lane.height);
					}
				});
			}),
			{ numRuns: 40 }
		);
	});

	it('keeps every line of text inside its box', () => {
		fc.assert(
			fc.property(graphs, fc.constantFrom(...languages), (graph, language) => {
				speak(language);
				const { boxes, setting } = layOut(graph, language);
				for (const { lines, width, height } of boxes)
					for (const { text, kind, x, y } of lines) {
						expect(x + textWidth(text, setting.size[kind])).toBeLessThanOrEqual(width + 0.01);
						expect(y).toBeLessThanOrEqual(height);
					}
			}),
			{ numRuns: 40 }
		);
	});

	it('lets no prose become markup', () => {
		fc.assert(
			fc.property(graphs, fc.constantFrom(...languages), (graph, language) => {
				const file = fileOf(graph, language);
				expect(file).toMatch(wellFormed);
				expect([...attributesOf(file)].filter((name) => !harmless.includes(name))).toEqual([]);
				expect(file.match(/ href="(?!#[\w-]+")/)).toBeNull();
				// Control signs and halves of pairs would make the file no XML at all.
				// eslint-disable-next-line no-control-regex -- these are the very signs that must not be there
				expect(file).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
			}),
			{ numRuns: 60 }
		);
	});

	it('writes a hostile title as what it says', () => {
		const hostile = `</text><script>alert("1")</script>&amp;`;
		const file = fileOf({ ...scenarioGraph(villa, 'fr'), title: hostile }, 'fr');
		expect(file).toContain('&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;');
		expect(file).not.toContain('<script');
	});

	it('goes from right to left in Arabic, with Latin words kept in their own order', () => {
		const file = fileOf(scenarioGraph(villa, 'ar'), 'ar');
		const placeOf = (scene: string) =>
			Number(new RegExp(`data-box="scene ${scene}"[^>]*>.*?<rect class="ground" x="([\\d.]+)"`).exec(file)?.[1]);
		expect(placeOf('duty-call')).toBeGreaterThan(placeOf('first-reception'));
		expect(file).toContain('direction="rtl"');
		expect(file).toContain('\u2066route\u00a0=\u00a0labour\u2069');
		expect(fileOf(scenarioGraph(villa, 'fr'), 'fr')).toContain('direction="ltr"');
	});

	it('leaves the lanes of the roles not asked for, and what they do', () => {
		speak('fr');
		const { lanes, boxes } = layOut(scenarioGraph(villa, 'fr'), 'fr', ['judge']);
		expect(lanes.flatMap(({ role }) => role ?? [])).toEqual(['judge']);
		expect(boxes.some((box) => keyOf(box) === 'decision verdict')).toBe(true);
		expect(boxes.some((box) => keyOf(box) === 'decision status')).toBe(false);
	});

	it('pales what is not reached', () => {
		const graph = scenarioGraph(stubScenario(), 'fr');
		const pale = { ...graph, endings: graph.endings.map((ending) => ({ ...ending, reached: false })) };
		const count = (text: string) => text.match(/class="box ending \w+ unreached"/g)?.length ?? 0;
		expect(count(fileOf(graph, 'fr'))).toBe(0);
		expect(count(fileOf(pale, 'fr'))).toBe(graph.endings.length);
	});

	it('is cut for paper between scenes, from end to end', () => {
		speak('fr');
		for (const rtl of [false, true]) {
			const layout = layOut(scenarioGraph(villa, 'fr'), 'fr');
			const bands = bandsOf(layout, rtl);
			expect(bands.length).toBeGreaterThan(2);
			expect(bands.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(layout.width);
			for (const { x, width } of bands) {
				expect(width).toBeLessThanOrEqual(1500);
				const edge = rtl ? layout.width - x : x + width;
				for (const column of layout.columns) expect(edge > column.x && edge < column.x + 178).toBe(false);
			}
		}
	});
});

describe('the downloaded file', () => {
	it('carries its own colours and names no property that only browsers know', () => {
		const file = fileOf(scenarioGraph(villa, 'fr'), 'fr');
		expect(file).not.toMatch(/var\(|light-dark|currentColor/);
		expect(file).toContain('#0b4f8a');
	});
});

describe('the words of the picture', () => {
	it('read a condition aloud', () => {
		speak('fr');
		const gates = { exposed: 'Une identité révélée' };
		expect(conditionWords('route == "labour" && !money', gates)).toBe('route\u00a0=\u00a0labour et non money');
		expect(conditionWords('(trust >= 2 || exposed)', gates)).toBe('(trust\u00a0≥\u00a02 ou « Une identité révélée »)');
		expect(conditionWords("variant != 'dispute'", gates)).toBe('variant\u00a0≠\u00a0dispute');
	});

	it('name answers by letters, in Arabic in the order of abjad', () => {
		speak('ar');
		expect([0, 1, 2].map(answerLetter).join('')).toBe('أبج');
		speak('fr');
		expect([0, 25, 26].map(answerLetter).join(' ')).toBe('a z 27');
	});

	it('are parted between words, cut where a word is too long, and end in « … » where there are too many', () => {
		expect(wrapText('un deux trois', 10, 45, 3)).toEqual(['un deux', 'trois']);
		expect(wrapText('x'.repeat(40), 10, 60, 9).join('')).toBe('x'.repeat(40));
		expect(wrapText('un deux trois quatre', 10, 30, 2).at(-1)).toMatch(/…$/);
		expect(wrapText('« mot »'.replaceAll(' ', '\u00a0'), 10, 500, 1)).toEqual(['«\u00a0mot\u00a0»']);
	});
});
