import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../src/lib/core/scenario/graph.ts';
import type { Layout, ToLay } from '../../../src/lib/core/scenario/graph-laid.ts';
import { layOut } from '../../../src/lib/core/scenario/graph-layout.ts';
import { outlineOf } from '../../../src/lib/core/scenario/outline.ts';
import { shippedScenarios } from '../../support/library.ts';

const size = { width: 216, height: 84 };

/** Pairs of nodes that overlap. */
function overlaps({ nodes }: Layout): string[] {
	const byRow = nodes.map((node, index) => ({ ...node, index })).sort((a, b) => a.y - b.y);
	const found: string[] = [];
	byRow.forEach((a, place) => {
		for (const b of byRow.slice(place + 1)) {
			if (b.y - a.y >= size.height) break;
			if (Math.abs(a.x - b.x) < size.width) found.push(`${a.index} and ${b.index}`);
		}
	});
	return found;
}

/** What of the layout lies outside its bounds. */
function outside({ nodes, edges, bounds }: Layout): number {
	const off = (x: number, y: number) => x < 0 || y < 0 || x > bounds.width || y > bounds.height;
	const points = edges.flatMap(({ curve }) =>
		curve.flatMap((x, at) => (at % 2 === 0 ? [[x, curve[at + 1] ?? 0]] : [])),
	);
	return (
		nodes.filter(({ x, y }) => off(x, y) || off(x + size.width, y + size.height)).length +
		points.filter(([x = 0, y = 0]) => off(x, y)).length
	);
}

/** A talk of so many states, each reached from one a little before it, with endings and ways back. */
function talkOf(count: number): ToLay {
	let seed = 7;
	const roll = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
	const edges = new Map<string, readonly [number, number]>();
	const add = (a: number, b: number) => edges.set(`${a}-${b}`, [a, b]);
	for (let node = 1; node < count; node++) {
		add(Math.max(0, node - 1 - roll(12)), node);
		if (roll(2) === 0) add(node, Math.max(0, node - roll(15)));
		if (roll(2) === 0) add(node, count - 1 - roll(8));
		if (roll(2) === 0) add(node, node);
	}
	return { count, edges: [...edges.values()], size };
}

const anyGraph = fc
	.integer({ min: 1, max: 40 })
	.chain((count) =>
		fc
			.uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 90, selector: (edge) => edge.join() })
			.map((edges): ToLay => ({ count, edges, size })),
	);

describe('the layout of the graph', () => {
	it.each(
		shippedScenarios()
			.filter(({ language }) => language === 'zh')
			.map(({ id, scenario }) => [`${id}`, scenario] as const),
	)('keeps the states of %s apart, and every line inside the picture', (_, scenario) => {
		const { states, bundles } = graphOf(outlineOf(scenario, { get: () => undefined }));
		const edges = bundles.map(({ source, target }) => [source, target] as const);
		const layout = layOut({ count: states.length, edges, size });
		expect(overlaps(layout)).toEqual([]);
		expect(outside(layout)).toBe(0);
		// The talk reads downwards in the order of the text.
		const [start, ...others] = layout.nodes;
		expect(Math.min(...others.map(({ y }) => y))).toBeGreaterThanOrEqual(start?.y ?? Infinity);
	});

	it.each([120, 500])('keeps %i states apart too', (count) => {
		const layout = layOut(talkOf(count));
		expect(layout.nodes).toHaveLength(count);
		expect(overlaps(layout)).toEqual([]);
		expect(outside(layout)).toBe(0);
	});

	it('keeps any graph apart: parts that nothing leads to, ways back, states alone', () => {
		fc.assert(
			fc.property(anyGraph, (toLay) => {
				const layout = layOut(toLay);
				expect(layout.edges).toHaveLength(toLay.edges.length);
				expect(overlaps(layout)).toEqual([]);
				expect(outside(layout)).toBe(0);
			}),
			{ numRuns: 60, seed: 11 },
		);
	});

	it('is the same every time', () => {
		expect(layOut(talkOf(60))).toEqual(layOut(talkOf(60)));
	});

	it('is empty for nothing', () => {
		expect(layOut({ count: 0, edges: [], size })).toMatchObject({ nodes: [], edges: [] });
	});
});
