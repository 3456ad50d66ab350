import type { GraphExit, GraphScene } from '#lib/trial/index.ts';
import type { Column } from './columns.ts';
import type { Placed } from './layout.ts';
import { headHeight, routeId, trackHeight, tracksFor, type Point, type Route } from './route.ts';

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

const numberAt = ({ scene, exit }: Pick<Way, 'scene' | 'exit'>, at: Point): Route['number'] =>
	scene.exits.length > 1 ? { text: String(exit.number), at } : null;

function straight(way: Way, from: Placed | undefined, to: Placed | undefined): Route[] {
	if (!from || !to) return [];
	const y = from.y + headHeight;
	const points = [
		{ x: from.x + from.width, y },
		{ x: to.x, y }
	];
	return [
		{
			id: routeId(way.scene, way.exit),
			points,
			number: numberAt(way, { x: from.x + from.width + 14, y }),
			reached: way.exit.reached
		}
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
	return [
		{
			id: routeId(way.scene, way.exit),
			points,
			number: numberAt(way, { x: start, y: from.y - 11 }),
			reached: way.exit.reached
		}
	];
}
