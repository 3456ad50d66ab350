import type { GraphExit, GraphScene, ScenarioGraph } from '#lib/trial/index.ts';
import { columnGap, columnWidth, inset, scenesInOrder } from './columns.ts';
import type { Beside } from './endings-beside.ts';
import type { Placed } from './layout.ts';
import { headHeight, routeId, trackHeight, tracksFor, type Route } from './route.ts';

interface WayOut {
	readonly scene: GraphScene;
	readonly exit: GraphExit;
	readonly from: Placed;
	readonly to: Placed;
	/** The ending stands beside the last scene, and the arrow comes to it from behind. */
	readonly isApart: boolean;
}

function waysOut(graph: ScenarioGraph, boxes: readonly Placed[], apart: readonly Placed[]): WayOut[] {
	const endings = [...boxes, ...apart].filter(({ kind }) => kind === 'ending');
	return scenesInOrder(graph).flatMap((scene) =>
		scene.exits.flatMap((exit) => {
			const { target } = exit;
			const from = boxes.find(({ kind, id }) => kind === 'exit' && id === routeId(scene, exit));
			const to = endings.find(({ id }) => 'ending' in target && id === target.ending);
			return from && to ? [{ scene, exit, from, to, isApart: apart.includes(to) }] : [];
		})
	);
}

const isBelow = ({ from, to }: WayOut): boolean => from.x === to.x;
const isNext = ({ from, to, isApart }: WayOut): boolean => !isApart && to.x - from.x === columnWidth + columnGap;

/** The arrows from exits to endings: to the one below or in the next column, else round under everything. */
export function routesBelow(graph: ScenarioGraph, boxes: readonly Placed[], beside: Beside, top: number) {
	const ways = waysOut(graph, boxes, beside.boxes);
	const next = ways.filter((way) => isNext(way));
	const far = ways.filter((way) => !isBelow(way) && !isNext(way));
	const tracks = tracksFor(far.map(({ from, to, isApart }) => ({ from: from.x, to: isApart ? beside.end : to.x })));
	const used = Math.max(0, ...tracks.map((track) => track + 1));
	return {
		routes: [
			...ways.filter(isBelow).map((way) => downTo(way)),
			...next.map((way, at) => acrossTo(way, at)),
			...far.map((way, at) => roundTo(way, { top, end: beside.end, track: tracks[at] ?? 0 }))
		],
		bottom: top + used * trackHeight,
		margin: far.some(({ isApart }) => isApart) ? 20 + used * 6 : 8
	};
}

const routeOf = ({ scene, exit }: WayOut, points: Route['points']): Route => ({
	id: routeId(scene, exit),
	points,
	number: null,
	reached: exit.reached
});

const middleOf = ({ y, height }: Placed): number => y + height / 2;
/** Arrows that share a gap between columns stand a little apart. */
const shift = (nth: number): number => 5 + (nth % 5) * 4;

function downTo(way: WayOut): Route {
	const { from, to } = way;
	const x = from.x + from.width / 2;
	return routeOf(way, [
		{ x, y: from.y + from.height },
		{ x, y: to.y }
	]);
}

function acrossTo(way: WayOut, nth: number): Route {
	const { from, to } = way;
	const [start, x] = [from.x + from.width, from.x + from.width + inset + shift(nth)];
	return routeOf(way, [
		{ x: start, y: middleOf(from) },
		{ x, y: middleOf(from) },
		{ x, y: middleOf(to) },
		{ x: to.x, y: middleOf(to) }
	]);
}

function roundTo(way: WayOut, { top, end, track }: { top: number; end: number; track: number }): Route {
	const { from, to, isApart } = way;
	const y = top + track * trackHeight;
	const out = from.x + from.width + inset + shift(track);
	const back = isApart ? end + 8 + track * 6 : to.x - inset - columnGap + shift(track);
	const arrival = middleOf(to) + shift(track) - 13;
	return routeOf(way, [
		{ x: from.x + from.width, y: middleOf(from) },
		{ x: out, y: middleOf(from) },
		{ x: out, y },
		{ x: back, y },
		{ x: back, y: arrival },
		{ x: isApart ? to.x + to.width : to.x, y: arrival }
	]);
}

/** The arrows from the last scene through its exits to the endings beside it. */
export function routesBeside(graph: ScenarioGraph, boxes: readonly Placed[], { boxes: apart }: Beside): Route[] {
	const scene = scenesInOrder(graph).at(-1);
	const head = boxes.find(({ kind, id }) => kind === 'scene' && id === scene?.id);
	if (!scene || !head) return [];
	return scene.exits.flatMap((exit) => {
		const { target } = exit;
		const chip = apart.find(({ kind, id }) => kind === 'exit' && id === `${scene.id} ${exit.number}`);
		const ending = apart.find(({ kind, id }) => kind === 'ending' && 'ending' in target && id === target.ending);
		if (!chip || !ending) return [];
		const start = { x: head.x + head.width, y: head.y + headHeight };
		const [bus, middle] = [start.x + inset + 16, chip.y + chip.height / 2];
		const shared = { number: null, reached: exit.reached };
		return [
			{
				...shared,
				id: `${routeId(scene, exit)} to`,
				points: [start, { x: bus, y: start.y }, { x: bus, y: middle }, { x: chip.x, y: middle }]
			},
			{
				...shared,
				id: routeId(scene, exit),
				points: [
					{ x: chip.x + chip.width, y: middle },
					{ x: ending.x, y: middle }
				]
			}
		];
	});
}
