/**
 * The layout of a large graph: a state stands on the row of the fewest replies that lead to it. The lines from one row to the next are ordered by dagre, the
 * others (back, across, over several rows) are drawn past them. About half a second for 500 states, where lanes for every line would take half a minute.
 */
import dagre from '@dagrejs/dagre';
import { curveThrough, pointOn, type Curve, type Point } from './graph-curve.ts';
import { gap, loopAt, type LaidEdge, type Size, type ToLay } from './graph-laid.ts';

export function layInRows({ count, edges, size }: ToLay): { nodes: Point[]; edges: LaidEdge[] } {
	const rows = rowsOf(count, edges);
	const nodes = place(rows, edges, size);
	return { nodes, edges: route(nodes, rows, edges, size) };
}

/** The fewest edges from the start to each; what cannot be reached goes below, a reading of its own. */
function rowsOf(count: number, edges: ToLay['edges']): number[] {
	const next: number[][] = Array.from({ length: count }, () => []);
	for (const [source, target] of edges) next[source]?.push(target);
	const rows: number[] = Array.from({ length: count }, () => -1);
	let lowest = -1;
	for (let root = 0; root < count; root++) {
		if (rows[root] !== -1) continue;
		rows[root] = lowest + 1;
		const waiting = [root];
		for (let at = 0; at < waiting.length; at++) {
			const node = waiting[at] as number;
			const row = rows[node] as number;
			lowest = Math.max(lowest, row);
			for (const target of next[node] ?? []) {
				if (rows[target] !== -1) continue;
				rows[target] = row + 1;
				waiting.push(target);
			}
		}
	}
	return rows;
}

/** Dagre orders each row so that few lines cross; then the rows are drawn together. */
function place(rows: readonly number[], edges: ToLay['edges'], size: Size): Point[] {
	const near = edges.filter(([source, target]) => rows[target] === (rows[source] as number) + 1);
	const graph = new dagre.graphlib.Graph();
	// Edges from one row to the next alone: none is broken up, which is what takes time, and a tight tree gives dagre the very same rows.
	graph.setGraph({ rankdir: 'TB', ranker: 'tight-tree', nodesep: gap.width, ranksep: gap.height });
	graph.setDefaultEdgeLabel(() => ({}));
	rows.forEach((_, node) => graph.setNode(String(node), { ...size }));
	for (const [source, target] of near) graph.setEdge(String(source), String(target));
	dagre.layout(graph);
	const ordered: number[][] = [];
	rows.forEach((row, node) => (ordered[row] ??= []).push(node));
	const found = rows.map((_, node) => (graph.node(String(node)) as Point).x);
	for (const row of ordered) row.sort((a, b) => (found[a] as number) - (found[b] as number) || a - b);
	const xs = drawTogether(ordered, near, size.width + gap.width);
	return rows.map((row, node) => ({ x: xs[node] as number, y: row * (size.height + gap.height) }));
}

/** Each node as near as can be to the middle of those it is tied to in the row above and below, the order kept, none nearer than `step` to the next. */
function drawTogether(ordered: readonly number[][], near: ToLay['edges'], step: number): number[] {
	const xs: number[] = [];
	for (const row of ordered) row.forEach((node, place) => (xs[node] = (place - (row.length - 1) / 2) * step));
	const tied = xs.map((): number[] => []);
	for (const [source, target] of near) {
		tied[source]?.push(target);
		tied[target]?.push(source);
	}
	for (let sweep = 0; sweep < 12; sweep++) {
		for (const row of sweep % 2 === 0 ? ordered : ordered.toReversed()) {
			const wanted = row.map((node) => {
				const ties = tied[node] ?? [];
				return ties.length === 0
					? (xs[node] as number)
					: ties.reduce((sum, tie) => sum + (xs[tie] as number), 0) / ties.length;
			});
			spread(wanted, step).forEach((x, place) => (xs[row[place] as number] = x));
		}
	}
	return xs;
}

/** The places nearest to those wanted (least squares) that are in order and `step` apart: neighbours that would collide form a block about their mean. */
function spread(wanted: readonly number[], step: number): number[] {
	const blocks: { sum: number; count: number }[] = [];
	wanted.forEach((x, place) => {
		let block = { sum: x - place * step, count: 1 };
		for (
			let before = blocks.at(-1);
			before && before.sum / before.count > block.sum / block.count;
			before = blocks.at(-1)
		) {
			block = { sum: before.sum + block.sum, count: before.count + block.count };
			blocks.pop();
		}
		blocks.push(block);
	});
	const starts = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
	return starts.map((start, place) => start + place * step);
}

function route(nodes: readonly Point[], rows: readonly number[], edges: ToLay['edges'], size: Size): LaidEdge[] {
	const ports = portsOf(nodes, rows, edges, size);
	return edges.map(([source, target], edge) => {
		const [from, to] = [nodes[source] as Point, nodes[target] as Point];
		if (source === target) return loopAt(from, size);
		const down = (rows[target] ?? 0) - (rows[source] ?? 0);
		const curve = between(from, to, down, { size, ...(ports[edge] as Ports) });
		return { curve, label: pointOn(curve) };
	});
}

/** How far from the middle of its side a line leaves and arrives. */
interface Ports {
	out: number;
	into: number;
}

/** Lines at one side of a node are spread out in the order of where they come from or go to, so that they do not cross at once. */
function portsOf(nodes: readonly Point[], rows: readonly number[], edges: ToLay['edges'], size: Size): Ports[] {
	const ports = edges.map((): Ports => ({ out: 0, into: 0 }));
	const sides = new Map<string, { edge: number; far: number; end: keyof Ports }[]>();
	const note = (key: string, edge: number, far: number, end: keyof Ports) => {
		const side = sides.get(key);
		if (side) side.push({ edge, far, end });
		else sides.set(key, [{ edge, far, end }]);
	};
	edges.forEach(([source, target], edge) => {
		if (source === target) return;
		const down = (rows[target] ?? 0) - (rows[source] ?? 0);
		// Back and across leave and arrive at the sides: only what goes down shares the lower and upper edge.
		if (down <= 0) return;
		note(`${source} out`, edge, nodes[target]?.x ?? 0, 'out');
		note(`${target} into`, edge, nodes[source]?.x ?? 0, 'into');
	});
	for (const side of sides.values()) {
		const ordered = side.sort((a, b) => a.far - b.far || a.edge - b.edge);
		const step = Math.min(22, (size.width * 0.8) / ordered.length);
		ordered.forEach(({ edge, end }, place) => {
			(ports[edge] as Ports)[end] = (place - (ordered.length - 1) / 2) * step;
		});
	}
	return ports;
}

function between(from: Point, to: Point, down: number, { size, out, into }: Ports & { size: Size }): Curve {
	if (down > 0) {
		const a = { x: from.x + size.width / 2 + out, y: from.y + size.height };
		const b = { x: to.x + size.width / 2 + into, y: to.y };
		const pull = Math.min(160, Math.max(36, (b.y - a.y) * 0.42));
		return [a.x, a.y, a.x, a.y + pull, b.x, b.y - pull, b.x, b.y];
	}
	if (down === 0) {
		// Along the row: an arch above it, the further the higher.
		const right = to.x > from.x;
		const a = { x: from.x + size.width * (right ? 0.85 : 0.15), y: from.y };
		const b = { x: to.x + size.width * (right ? 0.15 : 0.85), y: to.y };
		const lift = Math.min(70, 26 + Math.abs(b.x - a.x) * 0.06);
		return [a.x, a.y, a.x, a.y - lift, b.x, b.y - lift, b.x, b.y];
	}
	// Back up: out of the side that looks towards it, into that same side.
	const right = to.x >= from.x;
	const side = (node: Point, part: number) => ({
		x: node.x + (right ? size.width : 0),
		y: node.y + size.height * part,
	});
	const [a, b] = [side(from, 0.35), side(to, 0.65)];
	const reach = (right ? 1 : -1) * Math.min(140, 40 + Math.abs(a.y - b.y) * 0.1);
	const edge = right ? Math.max(a.x, b.x) : Math.min(a.x, b.x);
	const lane = edge + reach;
	return Math.abs(a.x - b.x) < size.width
		? [a.x, a.y, lane, a.y, lane, b.y, b.x, b.y]
		: curveThrough([a, { x: a.x + reach, y: a.y - 30 }, { x: b.x + reach, y: b.y + 50 }, b]);
}
