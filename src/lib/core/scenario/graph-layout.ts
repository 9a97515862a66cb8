/** Where the graph's states lie and how its lines run. */
import type { Curve, Point } from './graph-curve.ts';
import type { LaidEdge, Layout, Size, ToLay } from './graph-laid.ts';
import { layInLanes, rowsCrossed } from './graph-lanes.ts';
import { layInRows } from './graph-rows.ts';

/** Around the whole. */
const margin = 40;

/** As many crossings as dagre finds lanes for in about a second. */
const mostInLanes = 1200;

export function layOut(toLay: ToLay): Layout {
	const { count, edges, size } = toLay;
	if (count === 0) return { nodes: [], edges: [], size, bounds: { width: 0, height: 0 } };
	const laid = rowsCrossed(count, edges) <= mostInLanes ? layInLanes(toLay) : layInRows(toLay);
	return { ...laid, size, bounds: pushedInside(laid.nodes, laid.edges, size) };
}

/** Moves everything to the right of and below the margin, in place; gives the size of the whole. */
function pushedInside(nodes: Point[], edges: LaidEdge[], size: Size): Size {
	const xs = [...nodes.flatMap(({ x }) => [x, x + size.width]), ...edges.flatMap(({ curve }) => along(curve, 0))];
	const ys = [...nodes.flatMap(({ y }) => [y, y + size.height]), ...edges.flatMap(({ curve }) => along(curve, 1))];
	const [left, top, right, bottom] = [least(xs), least(ys), -least(xs.map((x) => -x)), -least(ys.map((y) => -y))];
	const [dx, dy] = [margin - left, margin - top];
	for (const node of nodes) {
		node.x = Math.round(node.x + dx);
		node.y = Math.round(node.y + dy);
	}
	for (const edge of edges) {
		edge.curve = edge.curve.map((figure, place) => Math.round((figure + (place % 2 === 0 ? dx : dy)) * 10) / 10);
		edge.label = { x: edge.label.x + dx, y: edge.label.y + dy };
	}
	return { width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

function along(curve: Curve, offset: 0 | 1): number[] {
	return curve.filter((_, place) => place % 2 === offset);
}

/** Spreading thousands of figures over the arguments of one call would overflow its stack. */
function least(figures: readonly number[]): number {
	return figures.reduce((a, b) => Math.min(a, b), Infinity);
}
