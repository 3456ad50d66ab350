import type { GraphExit, GraphScene, ScenarioGraph } from '#lib/trial/index.ts';
import { columnGap, inset, scenesInOrder } from './columns.ts';
import type { Beside } from './endings-beside.ts';
import type { Placed } from './layout.ts';
import { headHeight, routeId, trackHeight, tracksFor, type Route } from './route.ts';

/** The arrows from exits to endings: down to the one that stands below, else round under everything. */
export function routesBelow(
	graph: ScenarioGraph,
	boxes: readonly Placed[],
	{ boxes: apart, end }: Beside,
	top: number
) {
	const all = [...boxes, ...apart];
	const ways = scenesInOrder(graph).flatMap((scene) =>
		scene.exits.flatMap((exit) => {
			const from = boxes.find(({ kind, id }) => kind === 'exit' && id === `${scene.id} ${exit.number}`);
			const { target } = exit;
			const to = 'ending' in target ? all.find(({ kind, id }) => kind === 'ending' && id === target.ending) : undefined;
			return from && to ? [{ scene, exit, from, to, isApart: apart.includes(to) }] : [];
		})
	);
	const isBelow = ({ from, to }: { from: Placed; to: Placed }) => from.x === to.x;
	const far = ways.filter((way) => !isBelow(way));
	const tracks = tracksFor(far.map(({ from, to, isApart }) => ({ from: from.x, to: isApart ? end : to.x })));
	const round = far.map(({ scene, exit, from, to, isApart }, at): Route => {
		const track = tracks[at] ?? 0;
		const y = top + track * trackHeight;
		const out = from.x + from.width + inset + 5 + (track % 5) * 4;
		const back = isApart ? end + 8 + track * 6 : to.x - inset - columnGap + 5 + (track % 5) * 4;
		const fromY = from.y + from.height / 2;
		const toY = to.y + to.height / 2 + (track % 5) * 4 - 8;
		const points = [
			{ x: from.x + from.width, y: fromY },
			{ x: out, y: fromY },
			{ x: out, y },
			{ x: back, y },
			{ x: back, y: toY },
			{ x: isApart ? to.x + to.width : to.x, y: toY }
		];
		return { id: routeId(scene, exit), points, number: null, reached: exit.reached };
	});
	const down = ways.filter(isBelow).map((way): Route => downTo(way));
	const used = Math.max(0, ...tracks.map((track) => track + 1));
	const behind = far.some(({ isApart }) => isApart);
	return {
		routes: [...down, ...round],
		bottom: top + used * trackHeight,
		margin: behind ? 20 + used * 6 : 8
	};
}

function downTo({ scene, exit, from, to }: { scene: GraphScene; exit: GraphExit; from: Placed; to: Placed }): Route {
	const x = from.x + from.width / 2;
	const points = [
		{ x, y: from.y + from.height },
		{ x, y: to.y }
	];
	return { id: routeId(scene, exit), points, number: null, reached: exit.reached };
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
