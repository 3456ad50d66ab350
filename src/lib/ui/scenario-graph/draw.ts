import { m } from '#lib/i18n/messages.ts';
import { lineWidth, type Line, type Sign } from './box.ts';
import { columnWidth } from './columns.ts';
import type { Lane, Layout, Placed } from './layout.ts';
import { element, escaped, lettering } from './markup.ts';
import { arrowHead, roundedPath } from './paths.ts';
import type { Point, Route } from './route.ts';
import { wrapText } from './text-fit.ts';

/** The picture in two pieces: the names of the lanes, which may stay in sight, and what stands in them. Markup, all escaped. */
export interface Picture {
	readonly labels: string;
	readonly labelsWidth: number;
	readonly body: string;
	readonly width: number;
	readonly height: number;
}

interface Pen {
	readonly layout: Layout;
	readonly rtl: boolean;
	/** A place counted from where the language begins, as SVG counts it. */
	readonly at: (x: number, width?: number) => number;
	readonly linked: boolean;
}

export const labelsWidth = 108;
const legendHeight = 44;

/** Draws a layout. Boxes are links to their entries of the outline where `linked`. */
export function draw(layout: Layout, { rtl, linked }: { rtl: boolean; linked: boolean }): Picture {
	const height = layout.height + legendHeight;
	const pen: Pen = { layout, rtl, linked, at: (x, width = 0) => (rtl ? layout.width - x - width : x) };
	return {
		labels: drawLabels(layout, rtl),
		labelsWidth,
		body: [
			...stripes(layout, layout.width),
			...layout.phases.map(({ lines, x, width }) => drawPhase(pen, lines, x, width)),
			...layout.columns.map((column) => drawColumn(pen, column)),
			...layout.routes.map((route) => drawRoute(pen, route)),
			...layout.boxes.map((box) => drawBox(pen, box)),
			drawLegend(pen)
		].join(''),
		width: layout.width,
		height
	};
}

/** Every second lane on a darker ground. */
const stripes = ({ lanes }: Layout, width: number): string[] =>
	lanes.map(({ y, height }, at) =>
		element('rect', { class: at % 2 === 0 ? 'lane' : 'lane other', x: 0, y, width, height })
	);

function drawLabels({ lanes, setting, ...layout }: Layout, rtl: boolean): string {
	const { size, leading } = setting;
	const x = rtl ? labelsWidth - 8 : 8;
	const names = lanes.flatMap(({ name, y }) =>
		wrapText(name, size.phase, labelsWidth - 16, 3).map((line, at) =>
			element(
				'text',
				{
					class: 'lane-name',
					x,
					y: y + 20 + at * size.phase * leading,
					'font-size': size.phase
				},
				lettering(line)
			)
		)
	);
	return [...stripes({ lanes, setting, ...layout }, labelsWidth), ...names].join('');
}

function drawPhase({ at, layout }: Pen, lines: readonly string[], x: number, width: number): string {
	const { phaseHeight, setting } = layout;
	const { size, leading } = setting;
	const step = size.phase * leading;
	const top = (phaseHeight - 6 - lines.length * step) / 2 + size.phase;
	const band = element('rect', { class: 'phase', x: at(x, width), y: 0, width, height: phaseHeight - 6, rx: 6 });
	const names = lines.map((line, row) =>
		element(
			'text',
			{
				class: 'phase-name',
				x: at(x + width / 2),
				y: top + row * step,
				'font-size': size.phase,
				'text-anchor': 'middle'
			},
			lettering(line)
		)
	);
	return band + names.join('');
}

function drawColumn({ at }: Pen, { x, y, height, tints, reached }: Layout['columns'][number]): string {
	const tint = (lane: Lane) =>
		element('rect', { class: 'present', x: at(x, columnWidth), y: lane.y, width: columnWidth, height: lane.height });
	const frame = element('rect', { class: 'column', x: at(x, columnWidth), y, width: columnWidth, height, rx: 8 });
	return element('g', { class: classes('scene-column', { unreached: !reached }) }, tints.map(tint).join('') + frame);
}

function drawBox(pen: Pen, box: Placed): string {
	const { at, linked } = pen;
	const { kind, x, y, width, height, looks, reached, label, anchor, id } = box;
	const ground = element('rect', { class: 'ground', x: at(x, width), y, width, height, rx: kind === 'exit' ? 12 : 6 });
	const inside = [
		element('title', {}, escaped(label)),
		ground,
		...box.signs.map((sign) => drawSign(pen, box, sign)),
		...box.lines.map((line) => drawLine(pen, box, line))
	].join('');
	const look = {
		class: classes(`box ${kind} ${looks.join(' ')}`.trim(), { unreached: !reached }),
		'data-box': `${kind} ${id}`
	};
	if (!linked) return element('g', look, inside);
	// Every entry is reached by its scene or ending: the rest would be a hundred stops on the way of a keyboard.
	const stop = kind === 'scene' || kind === 'ending';
	return element('a', { ...look, href: `#${anchor}`, tabindex: stop ? null : -1 }, inside);
}

const drawLine = ({ at, layout }: Pen, box: Placed, { kind, text, x, y }: Line): string =>
	element(
		'text',
		{ class: `says-${kind}`, x: at(box.x + x), y: box.y + y, 'font-size': layout.setting.size[kind] },
		lettering(text)
	);

function drawSign({ at, rtl }: Pen, box: Placed, { kind, x, y, text = '' }: Sign): string {
	const [left, top] = [at(box.x + x, 16), box.y + y];
	if (kind === 'number') return drawNumber(text, { x: left + 8, y: top + 9 });
	const turn = rtl ? `translate(${left + 16} ${top}) scale(-1 1)` : `translate(${left} ${top})`;
	return element('path', { class: `sign ${kind}`, transform: turn, d: signs[kind] });
}

const signs: Record<Exclude<Sign['kind'], 'number'>, string> = {
	flag: 'M3 1.5v13M3 2h9.5l-2.4 3.4 2.4 3.4H3',
	inject: 'M8.8 1.2 3.6 9h3.6l-1 5.8L11.8 7H8z',
	incident: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM8 4.5v4.4M8 11.2v.4'
};

const drawNumber = (text: string, { x, y }: Point): string =>
	element('circle', { class: 'number-ground', cx: x, cy: y, r: 9 }) +
	element('text', { class: 'number', x, y: y + 4, 'font-size': 11.5, 'text-anchor': 'middle' }, escaped(text));

function drawRoute({ at }: Pen, { points, number, reached, id }: Route): string {
	const placed = points.map(({ x, y }) => ({ x: at(x), y }));
	const line = element('path', { class: 'line', d: roundedPath(placed) });
	const head = element('path', { class: 'head', d: arrowHead(placed) });
	const label = number ? drawNumber(number.text, { x: at(number.at.x), y: number.at.y }) : '';
	return element('g', { class: classes('route', { unreached: !reached }), 'data-route': id }, line + head + label);
}

/** What the signs mean, in a row under the picture. */
function drawLegend({ at, layout }: Pen): string {
	const { setting, height } = layout;
	const entries: [look: string, text: string][] = [
		['present', m.scenarios_legend_present()],
		['conditional', m.scenarios_legend_conditional()],
		['flag', m.scenarios_legend_flag()],
		['number', m.scenarios_legend_number()]
	];
	let x = 12;
	const drawn = entries.map(([look, text]) => {
		const [left, y] = [at(x, 20), height + 12];
		const sample =
			look === 'flag'
				? element('path', { class: 'sign flag', transform: `translate(${left + 2} ${y})`, d: signs.flag })
				: look === 'number'
					? drawNumber('2', { x: left + 10, y: y + 8 })
					: element('rect', { class: `sample ${look}`, x: left, y, width: 20, height: 16, rx: 3 });
		const words = element(
			'text',
			{ class: 'says-small', x: at(x + 27), y: y + 13, 'font-size': setting.size.small },
			lettering(text)
		);
		x += 27 + lineWidth(text, 'small', setting) + 26;
		return sample + words;
	});
	return element('g', { class: 'legend' }, drawn.join(''));
}

const classes = (name: string, others: Readonly<Record<string, boolean>>): string =>
	[name, ...Object.keys(others).filter((key) => others[key])].join(' ');
