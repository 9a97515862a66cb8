/** Going about in the graph by the arrow keys: along its lines, to where the arrow points. */
import type { Layout } from './graph-laid.ts';
import type { Bundle } from './graph.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

const ahead: Readonly<Record<Direction, (dx: number, dy: number) => number>> = {
	up: (_, dy) => -dy,
	down: (_, dy) => dy,
	left: (dx) => -dx,
	right: (dx) => dx,
};

/**
 * The state that is reached from this one: of those that a line ties to it, the nearest that lies in that direction; sideways, where no line leads that
 * way, the next in the same row. Null where there is none.
 */
export function neighbour(
	{ nodes, size }: Layout,
	bundles: readonly Bundle[],
	state: number,
	direction: Direction,
): number | null {
	const here = nodes[state];
	if (!here) return null;
	const tied = bundles.flatMap(({ source, target }) =>
		source === state ? [target] : target === state ? [source] : [],
	);
	const nearest = (candidates: readonly number[], sharp: boolean) => {
		let best: number | null = null;
		let least = Infinity;
		for (const candidate of candidates) {
			const there = nodes[candidate];
			if (!there || candidate === state) continue;
			const [dx, dy] = [there.x - here.x, there.y - here.y];
			const forward = ahead[direction](dx, dy);
			const aside = direction === 'up' || direction === 'down' ? Math.abs(dx) : Math.abs(dy);
			// Nearly in the same row is not above or below.
			if (forward < (sharp ? size.width / 4 : size.height / 2)) continue;
			if (sharp && aside > size.height) continue;
			// What lies aside is further than what lies ahead.
			const distance = forward + 2 * aside;
			if (distance < least) [best, least] = [candidate, distance];
		}
		return best;
	};
	const along = nearest(tied, direction === 'left' || direction === 'right');
	if (along !== null || direction === 'up' || direction === 'down') return along;
	return nearest(nodes.map((_, index) => index), true); // prettier-ignore
}

/** States in which all these words occur: in the name, a first line or a reply. In the order of the text; none without words. */
export function statesWith(
	states: readonly { index: number; name: string; line: string; replies: readonly { text: string }[] }[],
	words: string,
): number[] {
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
	if (wanted.length === 0) return [];
	return states.flatMap(({ index, name, line, replies }) => {
		const text = [name, line, ...replies.map((reply) => reply.text)].join('\n').toLowerCase();
		return wanted.every((word) => text.includes(word)) ? [index] : [];
	});
}
