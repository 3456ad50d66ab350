import type { ScenarioGraph } from '#lib/trial/index.ts';
import type { Setting } from './box.ts';
import { endingBox, exitBox } from './boxes.ts';
import { scenesInOrder } from './columns.ts';
import type { Placed } from './layout.ts';

/** The endings beside the last scene, each with the exits that lead there before it. */
export interface Beside {
	readonly boxes: readonly Placed[];
	readonly x: number;
	/** Where the boxes end; arrows from afar may come round behind. */
	readonly end: number;
	readonly bottom: number;
}

const bus = 44;
const exitWidth = 214;
const between = 34;
const endingWidth = 186;
const gap = 12;

/** Gives them their places in rows: an ending is as high as the exits that lead to it. */
export function placeBeside(
	graph: ScenarioGraph,
	endings: readonly string[],
	{ x: from, y: top, setting }: { x: number; y: number; setting: Setting }
): Beside {
	const last = scenesInOrder(graph).at(-1);
	const x = from + bus;
	const boxes: Placed[] = [];
	let y = top;
	for (const { id, exits } of inOrderOfExits(graph, endings)) {
		const ending = graph.endings.find((one) => one.id === id);
		if (!ending || !last) continue;
		const rowTop = y;
		for (const exit of exits) {
			const drawn = exitBox(last, { ...exit, beside: true }, graph, exitWidth, setting);
			boxes.push({ ...drawn, x, y, width: exitWidth });
			y += drawn.height + gap;
		}
		const drawn = endingBox(ending, endingWidth, setting);
		const height = Math.max(drawn.height, y - gap - rowTop);
		boxes.push({ ...drawn, height, x: x + exitWidth + between, y: rowTop, width: endingWidth });
		y = rowTop + height + gap;
	}
	return { boxes, x, end: x + exitWidth + between + endingWidth, bottom: y };
}

/** The endings by the first exit of the last scene that leads there; those it does not lead to come last. */
function inOrderOfExits(graph: ScenarioGraph, endings: readonly string[]) {
	const exits = scenesInOrder(graph).at(-1)?.exits ?? [];
	return endings
		.map((id) => ({ id, exits: exits.filter(({ target }) => 'ending' in target && target.ending === id) }))
		.sort((one, other) => (one.exits[0]?.number ?? Infinity) - (other.exits[0]?.number ?? Infinity));
}
