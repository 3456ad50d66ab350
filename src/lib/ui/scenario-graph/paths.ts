import type { Point } from './route.ts';

/** Straight stretches with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
	return points
		.map((point, at) => {
			const [before, after] = [points[at - 1], points[at + 1]];
			if (!before) return `M${point.x} ${point.y}`;
			if (!after) return `L${point.x} ${point.y}`;
			const [into, out] = [towards(point, before), towards(point, after)];
			return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`;
		})
		.join('');
}

/** A point a little way from one to another. */
function towards(from: Point, to: Point, most = 7): Point {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	const share = length === 0 ? 0 : Math.min(most, length / 2) / length;
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The head of an arrow, at the end of its last stretch. */
export function arrowHead(points: readonly Point[]): string {
	const [before, tip] = [points.at(-2), points.at(-1)];
	if (!before || !tip) return '';
	const back = towards(tip, before, 7);
	const [dx, dy] = [(tip.y - back.y) / 1.7, (tip.x - back.x) / 1.7];
	return `M${tip.x} ${tip.y}L${back.x + dx} ${back.y - dy}L${back.x - dx} ${back.y + dy}Z`;
}
