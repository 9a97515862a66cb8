/**
 * The layout of a graph of ordinary size: the talk reads downwards in the order of the text, and every line has a lane of its own past the states between
 * its ends. All by dagre, whose time grows with the rows that lines cross.
 */
import dagre from '@dagrejs/dagre';
import { curveThrough, type Point } from './graph-curve.ts';
import { loopAt, type LaidEdge, type ToLay } from './graph-laid.ts';

/** Room for a label in its lane: less than a label takes, since few stand side by side. */
const labelRoom = { width: 16, height: 18 };

export function layInLanes({ count, edges, size }: ToLay): { nodes: Point[]; edges: LaidEdge[] } {
	const graph = new dagre.graphlib.Graph({ multigraph: true });
	graph.setGraph({ rankdir: 'TB', nodesep: 24, edgesep: 10, ranksep: 30 });
	graph.setDefaultEdgeLabel(() => ({}));
	for (let node = 0; node < count; node++) graph.setNode(String(node), { ...size });
	edges.forEach(([source, target], edge) => {
		if (source === target) return;
		const [upper, lower] = [Math.min(source, target), Math.max(source, target)];
		graph.setEdge(String(upper), String(lower), { ...labelRoom, labelpos: 'c' }, String(edge));
	});
	dagre.layout(graph);
	const nodes = Array.from({ length: count }, (_, node): Point => {
		const { x, y } = graph.node(String(node)) as Point;
		return { x: x - size.width / 2, y: y - size.height / 2 };
	});
	return {
		nodes,
		edges: edges.map(([source, target], edge): LaidEdge => {
			if (source === target) return loopAt(nodes[source] as Point, size);
			const [upper, lower] = [Math.min(source, target), Math.max(source, target)];
			const { points, x, y } = graph.edge(String(upper), String(lower), String(edge)) as Point & { points: Point[] };
			return { curve: curveThrough(source < target ? points : points.toReversed()), label: { x, y } };
		}),
	};
}

/** How many rows all lines cross together, about: what dagre's time grows with. */
export function rowsCrossed(count: number, edges: ToLay['edges']): number {
	const rows: number[] = Array.from({ length: count }, () => 0);
	const down = edges.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]).sort((a, b) => a[0] - b[0]);
	for (const [upper, lower] of down)
		if (upper !== lower) rows[lower] = Math.max(rows[lower] as number, (rows[upper] as number) + 1);
	return down.reduce((sum, [upper, lower]) => sum + (rows[lower] as number) - (rows[upper] as number), 0);
}
