import { m } from '#lib/i18n/messages.ts';
import { phaseName } from '#lib/ui/names.ts';
import type {
	GraphDecision,
	GraphEnding,
	GraphExit,
	GraphIncident,
	GraphInject,
	GraphScene,
	ScenarioGraph
} from '#lib/trial/index.ts';
import { compose, padding, type Line, type Part, type Setting, type Sign } from './box.ts';
import { causeWords, exitWords, kindName } from './words.ts';

/** A box of the picture before it has a place. */
export interface Drawn {
	readonly kind: 'scene' | 'decision' | 'incident' | 'inject' | 'exit' | 'ending';
	/** What it shows, unique in the picture. */
	readonly id: string;
	/** The entry of the outline that tells more of it. */
	readonly anchor: string;
	/** All it says, for those who do not see it and for a pointer that rests on it. */
	readonly label: string;
	/** How it is drawn besides its kind. */
	readonly looks: readonly string[];
	readonly lines: readonly Line[];
	readonly signs: readonly Sign[];
	readonly height: number;
	readonly reached: boolean;
}

const signRoom = 20;
const numberRoom = 24;

interface Saying {
	readonly drawn: Omit<Drawn, 'lines' | 'signs' | 'height'>;
	readonly parts: readonly Part[];
	/** Signs by the part they stand before. */
	readonly signs?: Readonly<Record<number, Pick<Sign, 'kind' | 'text'>>>;
}

function box({ drawn, parts, signs = {} }: Saying, width: number, setting: Setting): Drawn {
	const { lines, tops, height } = compose(parts, width, setting);
	return {
		...drawn,
		lines,
		height,
		signs: Object.entries(signs).map(([at, sign]) => ({ ...sign, x: padding, y: tops[Number(at)] ?? padding }))
	};
}

export const sceneBox = ({ id, number, title, phase, reached }: GraphScene, width: number, setting: Setting): Drawn =>
	box(
		{
			drawn: {
				kind: 'scene',
				id,
				anchor: `scene-${id}`,
				label: m.scenarios_scene_label({ number, title, phase: phaseName(phase) }),
				looks: [],
				reached
			},
			parts: [{ kind: 'title', text: title, most: 4, indent: numberRoom }],
			signs: { 0: { kind: 'number', text: String(number) } }
		},
		width,
		setting
	);

export function decisionBox(decision: GraphDecision, { gates }: ScenarioGraph, width: number, setting: Setting): Drawn {
	const { id, number, kind, title, conditional, reached } = decision;
	const flags = decision.gates.map((gate) => gates[gate] ?? gate);
	return box(
		{
			drawn: {
				kind: 'decision',
				id,
				anchor: `decision-${id}`,
				label: [`${number} ${title}`, kindName(kind), ...flags].join(' · '),
				looks: conditional ? ['conditional'] : [],
				reached
			},
			parts: [
				{ kind: 'small', text: `${number} · ${kindName(kind)}`, most: 2 },
				{ kind: 'text', text: title, most: 4 },
				...flags.map((text): Part => ({ kind: 'gate', text, most: 4, indent: signRoom }))
			],
			signs: Object.fromEntries(flags.map((_, at) => [at + 2, { kind: 'flag' }]))
		},
		width,
		setting
	);
}

export function incidentBox(scene: string, incident: GraphIncident, width: number, setting: Setting): Drawn {
	const { id, label, ruling, reached } = incident;
	const ruled = m.scenarios_ruled_in({ number: ruling });
	return box(
		{
			drawn: {
				kind: 'incident',
				id: `${scene} ${id}`,
				anchor: `incident-${id}`,
				label: [m.scenarios_incident(), label, ruled].join(' · '),
				looks: [],
				reached
			},
			parts: [
				{ kind: 'small', text: m.scenarios_incident(), most: 1, indent: signRoom },
				{ kind: 'text', text: label, most: 4 },
				{ kind: 'small', text: ruled, most: 2 }
			],
			signs: { 0: { kind: 'incident' } }
		},
		width,
		setting
	);
}

export function injectBox(
	scene: string,
	{ id, title, alone, reached }: GraphInject,
	width: number,
	setting: Setting
): Drawn {
	const how = alone ? m.scenarios_inject_alone() : m.scenarios_inject_trainer();
	return box(
		{
			drawn: {
				kind: 'inject',
				id: `${scene} ${id}`,
				anchor: `inject-${id}`,
				label: [m.scenarios_inject(), title, how].join(' · '),
				looks: [],
				reached
			},
			parts: [
				{ kind: 'text', text: title, most: 3, indent: signRoom },
				{ kind: 'small', text: how, most: 2 }
			],
			signs: { 0: { kind: 'inject' } }
		},
		width,
		setting
	);
}

/** `beside` its ending, it need not say where it leads. */
export function exitBox(
	scene: GraphScene,
	exit: GraphExit & { readonly beside: boolean },
	{ scenes, endings, gates }: ScenarioGraph,
	width: number,
	setting: Setting
): Drawn {
	const { target } = exit;
	const next = 'scene' in target ? scenes.find(({ id }) => id === target.scene) : undefined;
	const ending = 'ending' in target ? endings.find(({ id }) => id === target.ending) : undefined;
	const to = m.scenarios_leads_to({ title: next ? `${next.number} · ${next.title}` : (ending?.title ?? '') });
	const [when, causes] = [exitWords(exit, gates), causeWords(exit.causes)];
	return box(
		{
			drawn: {
				kind: 'exit',
				id: `${scene.id} ${exit.number}`,
				anchor: `exit-${scene.id}-${exit.number}`,
				label: [when, causes, to].filter((text) => text !== '').join(' · '),
				looks: [],
				reached: exit.reached
			},
			parts: [
				{ kind: 'text', text: when, most: 12, indent: numberRoom },
				...(causes === '' ? [] : [{ kind: 'small', text: causes, most: 4 } as const]),
				...(exit.beside ? [] : [{ kind: 'small', text: to, most: 4 } as const])
			],
			signs: { 0: { kind: 'number', text: String(exit.number) } }
		},
		width,
		setting
	);
}

export function endingBox({ id, title, stands, reached }: GraphEnding, width: number, setting: Setting): Drawn {
	const fate = stands ? m.scenarios_stands() : m.scenarios_falls();
	return box(
		{
			drawn: {
				kind: 'ending',
				id,
				anchor: `ending-${id}`,
				label: `${m.scenarios_ending()} · ${title} · ${fate}`,
				looks: [stands ? 'stands' : 'falls'],
				reached
			},
			parts: [
				{ kind: 'title', text: title, most: 5 },
				{ kind: 'small', text: fate, most: 3 }
			]
		},
		width,
		setting
	);
}
