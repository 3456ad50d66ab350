import type { GraphExit, GraphScene, ScenarioGraph } from '#lib/trial/index.ts';
import { columnGap, inset, scenesInOrder, type Column } from './columns.ts';
import type { Beside } from './endings-beside.ts';
import type { Placed } from './layout.ts';

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** An arrow along straight stretches; `number` is the exit's, where its scene has several. */
export interface Route {
	/** Scene and number of the exit. */
	readonly id: string;
	readonly points: readonly Point[];
	readonly number: { readonly text: string; readonly at: Point } | null;
	readonly reached: boolean;
}

const trackHeight = 12;

/** Gives each stretch from one column to another a track of its own where they would lie on each other. */
function tracksFor(stretches: readonly { readonly from: number; readonly to: number }[]): number[] {
	const ends: number[] = [];
	return stretches.map(({ from, to }) => {
		const [start, end] = [Math.min(from, to), Math.max(from, to)];
		const free = ends.findIndex((taken) => taken <= start);
		const track = free === -1 ? ends.length : free;
		ends[track] = end;
		return track;
	});
}

interface Way {
	readonly scene: GraphScene;
	readonly exit: GraphExit;
	readonly from: number;
	readonly to: number;
}

/** Every exit that leads to a scene, with the columns it goes from and to. */
const waysOn = (columns: readonly Column[]): Way[] =>
	columns.flatMap(({ scene }, from) =>
		scene.exits.flatMap((exit) => {
			const { target } = exit;
			const to = 'scene' in target ? columns.findIndex((column) => column.scene.id === target.scene) : -1;
			return to === -1 ? [] : [{ scene, exit, from, to }];
		})
	);

/** The arrows from scene to scene: straight to the next column, else above the scenes that they leave out. */
export function routesAbove(columns: readonly Column[]) {
	const ways = waysOn(columns);
	const far = ways.filter(({ from, to }) => to !== from + 1).sort((one, other) => one.from - other.from);
	const tracks = tracksFor(far);
	const near = ways.filter((way) => !far.includes(way));
	return {
		tracks: Math.max(0, ...tracks.map((track) => track + 1)),
		routes: (boxes: readonly Placed[], top: number): Route[] => {
			const headOf = (at: number) => boxes.find(({ kind, id }) => kind === 'scene' && id === columns[at]?.scene.id);
			return [
				...near.flatMap((way) => straight(way, headOf(way.from), headOf(way.to))),
				...far.flatMap((way, at) =>
					over(way, { from: headOf(way.from), to: headOf(way.to) }, top + trackHeight * (tracks[at] ?? 0), {
						out: far.filter(({ from }) => from === way.from).indexOf(way),
						in: far.filter(({ to }) => to === way.to).indexOf(way)
					})
				)
			];
		}
	};
}

const idOf = ({ scene, exit }: Pick<Way, 'scene' | 'exit'>): string => `${scene.id} ${exit.number}`;
const numberAt = ({ scene, exit }: Pick<Way, 'scene' | 'exit'>, at: Point): Route['number'] =>
	scene.exits.length > 1 ? { text: String(exit.number), at } : null;
/** Where arrows between scenes leave and arrive: as high in every scene. */
const headHeight = 20;

function straight(way: Way, from: Placed | undefined, to: Placed | undefined): Route[] {
	if (!from || !to) return [];
	const y = from.y + headHeight;
	const points = [
		{ x: from.x + from.width, y },
		{ x: to.x, y }
	];
	return [
		{ id: idOf(way), points, number: numberAt(way, { x: from.x + from.width + 14, y }), reached: way.exit.reached }
	];
}

function over(
	way: Way,
	{ from, to }: { from: Placed | undefined; to: Placed | undefined },
	y: number,
	nth: { out: number; in: number }
): Route[] {
	if (!from || !to) return [];
	const [start, end] = [from.x + from.width - 16 - 22 * nth.out, to.x + 16 + 12 * nth.in];
	const points = [
		{ x: start, y: from.y },
		{ x: start, y },
		{ x: end, y },
		{ x: end, y: to.y }
	];
	return [{ id: idOf(way), points, number: numberAt(way, { x: start, y: from.y - 11 }), reached: way.exit.reached }];
}

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
		return { id: idOf({ scene, exit }), points, number: null, reached: exit.reached };
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
	return { id: idOf({ scene, exit }), points, number: null, reached: exit.reached };
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
				id: `${idOf({ scene, exit })} to`,
				points: [start, { x: bus, y: start.y }, { x: bus, y: middle }, { x: chip.x, y: middle }]
			},
			{
				...shared,
				id: idOf({ scene, exit }),
				points: [
					{ x: chip.x + chip.width, y: middle },
					{ x: ending.x, y: middle }
				]
			}
		];
	});
}
