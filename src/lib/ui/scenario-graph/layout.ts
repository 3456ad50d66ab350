import { m } from '#lib/i18n/messages.ts';
import { phaseName, roleName } from '#lib/ui/names.ts';
import type { RoleId, ScenarioGraph } from '#lib/trial/index.ts';
import { settingOf, type Setting } from './box.ts';
import type { Drawn } from './boxes.ts';
import { columnGap, columnOf, columnWidth, inset, placeEndings, scenesInOrder, type Column } from './columns.ts';
import { placeBeside } from './endings-beside.ts';
import { trackHeight, type Route } from './route.ts';
import { routesBelow, routesBeside } from './routes-to-endings.ts';
import { routesAbove } from './routes-to-scenes.ts';
import { wrapText } from './text-fit.ts';

/** A box in its place. All places count from the side on which the language begins; drawing mirrors them for Arabic. */
export interface Placed extends Drawn {
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

/** A row of the picture, with its name at the start. */
export interface Lane {
	readonly name: string;
	readonly y: number;
	readonly height: number;
	readonly role: RoleId | null;
}

/** A stretch of columns with the name of their phase above. */
export interface PhaseBand {
	readonly lines: readonly string[];
	readonly x: number;
	readonly width: number;
}

/** Where a scene stands; `tints` are the lanes of roles that are present in it. */
export interface PlacedColumn {
	readonly id: string;
	readonly x: number;
	readonly y: number;
	readonly height: number;
	readonly tints: readonly Lane[];
	readonly reached: boolean;
}

export interface Layout {
	readonly setting: Setting;
	readonly width: number;
	readonly height: number;
	readonly phaseHeight: number;
	readonly phases: readonly PhaseBand[];
	readonly lanes: readonly Lane[];
	readonly columns: readonly PlacedColumn[];
	readonly boxes: readonly Placed[];
	readonly routes: readonly Route[];
}

const gap = 8;
/** Above the scenes, for the arrows that leave out some. */
const roomAbove = 26;

/**
 * Gives everything its place. The language itself settles it: columns are phases and the scenes in them, lanes are roles,
 * and in a lane things stand in the order of the file. `only` leaves the lanes of some roles.
 */
export function layOut(graph: ScenarioGraph, language: string, only: readonly RoleId[] = graph.roles): Layout {
	const setting = settingOf(language);
	const roles = graph.roles.filter((role) => only.includes(role));
	const places = placeEndings(graph);
	const columns = scenesInOrder(graph).map((scene) => columnOf(graph, scene, places, roles, setting));
	const phases = phaseBands(graph, setting);
	const phaseHeight = Math.max(...phases.map(({ lines }) => lines.length)) * setting.size.phase * setting.leading + 16;
	const above = routesAbove(columns);
	const rows = rowsOf(columns, roles, phaseHeight + roomAbove + above.tracks * trackHeight);
	const boxes = columns.flatMap((column, at) => placeColumn(column, at, rows));
	const beside = placeBeside(graph, places.beside, { x: endOf(columns.length), y: phaseHeight + roomAbove, setting });
	const below = routesBelow(graph, boxes, beside, rows.bottom + gap);
	return {
		setting,
		width: beside.end + below.margin,
		height: Math.max(below.bottom, beside.bottom) + gap,
		phaseHeight,
		phases: [...phases, { lines: [m.scenarios_endings()], x: beside.x, width: beside.end - beside.x }],
		lanes: rows.lanes,
		columns: columns.map((column, at) => placedColumn(column, at, rows)),
		boxes: [...boxes, ...beside.boxes],
		routes: [
			...above.routes(boxes, phaseHeight + roomAbove / 2),
			...below.routes,
			...routesBeside(graph, boxes, beside)
		]
	};
}

const columnX = (at: number): number => columnGap / 2 + at * (columnWidth + columnGap);
const endOf = (columns: number): number => columnX(columns) - columnGap;

function phaseBands(graph: ScenarioGraph, { size }: Setting): PhaseBand[] {
	const scenes = scenesInOrder(graph);
	return graph.phases.map((phase) => {
		const first = scenes.findIndex((scene) => scene.phase === phase);
		const count = scenes.filter((scene) => scene.phase === phase).length;
		const width = count * (columnWidth + columnGap) - columnGap;
		return { lines: wrapText(phaseName(phase), size.phase, width - 2 * inset, 3), x: columnX(first), width };
	});
}

interface Rows {
	readonly lanes: readonly Lane[];
	readonly top: number;
	readonly bottom: number;
}

/** Every lane as high as its fullest column. */
function rowsOf(columns: readonly Column[], roles: readonly RoleId[], top: number): Rows {
	const wanted = [
		{ name: m.scenarios_lane_scenes(), role: null, stack: ({ head }: Column) => [head] },
		{ name: m.scenarios_lane_injects(), role: null, stack: ({ injects }: Column) => injects },
		...roles.map((role) => ({
			name: roleName(role),
			role,
			stack: ({ byRole }: Column) => byRole.get(role) ?? []
		})),
		{ name: m.scenarios_lane_exits(), role: null, stack: ({ exits }: Column) => exits }
	];
	const lanes: Lane[] = [];
	let y = top;
	for (const { name, role, stack } of wanted) {
		const height = Math.max(...columns.map((column) => stackHeight(stack(column))));
		// A lane in which nothing stands is left out, unless it is a role's: then it says who is there.
		if (height === 0 && role === null) continue;
		lanes.push({ name, role, y, height: Math.max(height, 24) + 2 * gap });
		y += Math.max(height, 24) + 2 * gap;
	}
	return { lanes, top, bottom: y };
}

const stackHeight = (stack: readonly Drawn[]): number =>
	stack.reduce((sum, { height }) => sum + height + gap, stack.length > 0 ? -gap : 0);

function placeColumn(column: Column, at: number, { lanes }: Rows): Placed[] {
	return lanes.flatMap((lane) => {
		let y = lane.y + gap;
		return stackIn(column, lane).map((drawn): Placed => {
			const placed = { ...drawn, x: columnX(at) + inset, y, width: columnWidth - 2 * inset };
			y += drawn.height + gap;
			return placed;
		});
	});
}

function stackIn({ head, injects, byRole, exits }: Column, { role, name }: Lane): readonly Drawn[] {
	if (role !== null) return byRole.get(role) ?? [];
	if (name === m.scenarios_lane_scenes()) return [head];
	return name === m.scenarios_lane_injects() ? injects : exits;
}

const placedColumn = ({ scene }: Column, at: number, { lanes, top, bottom }: Rows): PlacedColumn => ({
	id: scene.id,
	x: columnX(at),
	y: top,
	height: bottom - top,
	tints: lanes.filter(({ role }) => role !== null && scene.present.includes(role)),
	reached: scene.reached
});
