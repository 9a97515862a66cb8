/** Roads backwards: from where a goal can be reached, and what can still be had. */

/** Places numbered from 0 with the roads out of each, which stand together: those of `place` are `firstRoad(place)` up to `firstRoad(place + 1)`. */
export interface Graph {
	readonly count: number;
	/** Places whose roads are known: the first so many. */
	readonly done: number;
	readonly roads: number;
	firstRoad(place: number): number;
	/** Where a road leads. */
	to(road: number): number;
}

/** The roads of a graph sorted by where they lead. */
export class RoadsBack {
	readonly #first: Int32Array;
	readonly #sources: Int32Array;

	/** @param counts roads to keep; all unless told otherwise */
	constructor(graph: Graph, counts: (road: number) => boolean = () => true) {
		const { count, done, roads } = graph;
		const first = new Int32Array(count + 1);
		const counted = new Uint8Array(roads);
		for (let road = 0; road < roads; road++) {
			if (!counts(road)) continue;
			counted[road] = 1;
			const to = graph.to(road);
			first[to + 1] = (first[to + 1] as number) + 1;
		}
		for (let place = 0; place < count; place++)
			first[place + 1] = (first[place + 1] as number) + (first[place] as number);
		const sources = new Int32Array(first[count] as number);
		const next = first.slice();
		for (let from = 0; from < done; from++) {
			const last = graph.firstRoad(from + 1);
			for (let road = graph.firstRoad(from); road < last; road++) {
				if (counted[road] === 0) continue;
				const to = graph.to(road);
				const at = next[to] as number;
				sources[at] = from;
				next[to] = at + 1;
			}
		}
		this.#first = first;
		this.#sources = sources;
	}

	/** Gives `value` to the goals and to all from where one can be reached, but not to places that have one already. */
	spread(goals: readonly number[], values: Int32Array, value: number, none: number): void {
		const queue = goals.filter((goal) => values[goal] === none);
		for (const goal of queue) values[goal] = value;
		for (let to = queue.pop(); to !== undefined; to = queue.pop()) {
			const last = this.#first[to + 1] as number;
			for (let at = this.#first[to] as number; at < last; at++) {
				const from = this.#sources[at] as number;
				if (values[from] !== none) continue;
				values[from] = value;
				queue.push(from);
			}
		}
	}
}

/** For each place 1 where some road that counts leads from it to one of the goals, themselves included; else 0. */
export function reaching(graph: Graph, goals: readonly number[], counts: (road: number) => boolean): Int32Array {
	const reached = new Int32Array(graph.count);
	new RoadsBack(graph, counts).spread(goals, reached, 1, 0);
	return reached;
}

/** What places have from which no goal can be reached. */
export const unreachable = -1;

/** For each place the least and the most that the goals that can be reached from it are worth: whole numbers of 0 and more. */
export function reachable(
	graph: Graph,
	worth: ReadonlyMap<number, readonly number[]>,
): { least: Int32Array; most: Int32Array } {
	const back = new RoadsBack(graph);
	const values = [...worth.keys()].sort((a, b) => a - b);
	const [least, most] = [new Int32Array(graph.count).fill(unreachable), new Int32Array(graph.count).fill(unreachable)];
	for (const value of values) back.spread(worth.get(value) ?? [], least, value, unreachable);
	for (const value of values.reverse()) back.spread(worth.get(value) ?? [], most, value, unreachable);
	return { least, most };
}
