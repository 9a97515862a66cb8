import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../src/lib/core/scenario/graph-laid.ts';
import { neighbour, statesWith } from '../../../src/lib/core/scenario/graph-walk.ts';
import type { Bundle } from '../../../src/lib/core/scenario/graph.ts';

const size = { width: 200, height: 80 };
/**
 *      0
 *    1   2   3
 *      4
 */
const layout: Layout = {
	nodes: [
		{ x: 150, y: 0 },
		{ x: 0, y: 160 },
		{ x: 300, y: 160 },
		{ x: 600, y: 160 },
		{ x: 150, y: 320 },
	],
	edges: [],
	size,
	bounds: { width: 800, height: 400 },
};
const tones = { sound: 1, weak: 0, red: 0, neutral: 0 };
const bundles = ([[0, 1], [0, 2], [1, 4], [2, 4], [4, 0], [4, 4]] as const).map(([source, target]): Bundle => ({
	id: `${source}-${target}`,
	source,
	target,
	replies: [],
	tone: 'sound',
	tones,
})); // prettier-ignore
const from = (state: number, direction: Parameters<typeof neighbour>[3]) =>
	neighbour(layout, bundles, state, direction);

describe('the arrow keys', () => {
	it('lead down along a reply, and up to where it came from', () => {
		expect(from(1, 'down')).toBe(4);
		expect(from(2, 'up')).toBe(0);
	});

	it('prefer what lies ahead to what lies aside', () => {
		expect(from(4, 'up')).toBe(0);
		expect(neighbour({ ...layout, nodes: layout.nodes.with(4, { x: 300, y: 320 }) }, bundles, 4, 'up')).toBe(2);
	});

	it('lead sideways along the row, whether or not a reply leads there', () => {
		expect(from(1, 'right')).toBe(2);
		expect(from(2, 'right')).toBe(3);
		expect(from(3, 'left')).toBe(2);
	});

	it('lead nowhere where nothing lies in that direction', () => {
		expect(from(0, 'up')).toBeNull();
		expect(from(3, 'right')).toBeNull();
		expect(from(3, 'down')).toBeNull();
		expect(neighbour(layout, bundles, 99, 'down')).toBeNull();
	});
});

describe('the search', () => {
	const states = [
		{ index: 0, name: '接通', line: '喂？我在开会。', replies: [{ text: '四点散得了会吗？' }] },
		{ index: 1, name: 'Brush-off', line: 'Later, OK?', replies: [{ text: 'When is “later”?' }] },
	];

	it('looks through names, first lines and replies', () => {
		expect(statesWith(states, '接通')).toEqual([0]);
		expect(statesWith(states, '开会')).toEqual([0]);
		expect(statesWith(states, '散得了')).toEqual([0]);
	});

	it('wants all words, in any order and either case', () => {
		expect(statesWith(states, 'LATER brush')).toEqual([1]);
		expect(statesWith(states, 'later 接通')).toEqual([]);
	});

	it('finds nothing without words', () => {
		expect(statesWith(states, '  ')).toEqual([]);
	});
});
