/**
 * One principle by itself: the least and the most of it that runs can earn, and which of its checks some run meets. Exact, and small, since only that
 * principle's memory counts.
 */
import { grown, Numbering } from '../../machine/numbering.ts';
import { type Graph, reachable } from '../../machine/roads.ts';
import type { CheckId, Principle } from '../scorecard.ts';
import { Product } from './product.ts';
import type { Setting } from './setting.ts';

export interface PrincipleRange {
	/** False when there are too many configurations: then nothing else is certain. */
	complete: boolean;
	/** Sums of weights, of runs that are not too long; null when no such run ends. */
	lowest: number | null;
	highest: number | null;
	/** Checks that some run meets, however long. */
	met: ReadonlySet<CheckId>;
	configurations: number;
	transitions: number;
	prospect: Prospect;
}

/** What can still come of a principle. */
export interface Prospect {
	/** Numbers of `product`'s vectors. */
	numbers: Numbering;
	product: Product;
	/** Sums of weights by those numbers. */
	least: Int32Array;
	most: Int32Array;
}

const slice = 20_000;

export function* principleRange(
	setting: Setting,
	principle: Principle,
	limit: number,
): Generator<{ done: number; met: number }, PrincipleRange> {
	const { tables, turns, ends, checks, enough } = setting;
	const product = new Product(tables, turns, [checks[principle], enough]);
	const numbers = new Numbering(product.width);
	const graph = new Grown(numbers);
	const [here, there] = [new Int32Array(product.width), new Int32Array(product.width)];
	const open = new Set(ends.checksOf(principle).map(({ id }) => id));
	const met = new Set<CheckId>();
	const worth = new Map<number, number[]>();
	let [lowest, highest] = [Infinity, -Infinity];
	tables.starts.forEach((_, start) => {
		product.begin(start, there);
		numbers.number(there);
	});
	for (let given = 0; graph.done < numbers.count && numbers.count <= limit; given++) {
		for (const until = numbers.count; graph.done < until; graph.close()) {
			const { done } = graph;
			if (done % slice === slice - 1) yield { done, met: numbers.count };
			numbers.read(done, here);
			const configuration = here[0] as number;
			if (tables.isEnding(configuration)) {
				const [memo, count] = [product.memo(here, 0), product.memo(here, 1)];
				for (const id of open) {
					if (!ends.meets(id, configuration, memo, count)) continue;
					open.delete(id);
					met.add(id);
				}
				const points = ends.met(principle, configuration, memo, count);
				const same = worth.get(points);
				if (same) same.push(done);
				else worth.set(points, [done]);
				if (given > setting.replies) continue;
				lowest = Math.min(lowest, points);
				highest = Math.max(highest, points);
			} else {
				const last = tables.firstRoad(configuration + 1);
				for (let road = tables.firstRoad(configuration); road < last; road++) {
					product.follow(here, road, there);
					graph.add(numbers.number(there));
				}
			}
		}
	}
	return {
		complete: numbers.count <= limit && tables.complete,
		lowest: lowest === Infinity ? null : lowest,
		highest: highest === -Infinity ? null : highest,
		met,
		configurations: numbers.count,
		transitions: graph.roads,
		prospect: { numbers, product, ...reachable(graph, worth) },
	};
}

/** A graph that grows place by place. */
class Grown implements Graph {
	readonly #numbers: Numbering;
	#first = new Int32Array(1024);
	#to = new Int32Array(4096);
	done = 0;
	roads = 0;

	constructor(numbers: Numbering) {
		this.#numbers = numbers;
	}

	get count(): number {
		return this.#numbers.count;
	}

	add(to: number): void {
		if (this.roads === this.#to.length) this.#to = grown(this.#to);
		this.#to[this.roads++] = to;
	}

	/** The place that is next has no more roads. */
	close(): void {
		if (this.done + 1 === this.#first.length) this.#first = grown(this.#first);
		this.#first[++this.done] = this.roads;
	}

	firstRoad(place: number): number {
		return place > this.done ? this.roads : (this.#first[place] as number);
	}

	to(road: number): number {
		return this.#to[road] as number;
	}
}
