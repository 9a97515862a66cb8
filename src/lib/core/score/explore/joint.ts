/**
 * Whole scores: state, memory and everything that all checks, gates and LSCP remember, reply by reply. Exact for runs up to the length at which there are
 * too many configurations; longer runs are sampled.
 */
import { draw } from '../../machine/chance.ts';
import { Numbering } from '../../machine/numbering.ts';
import type { Outcome } from '../../scenario/scenario.ts';
import { principles } from '../scorecard.ts';
import { bulletGroups, chances } from './chances.ts';
import { Product } from './product.ts';
import type { Setting } from './setting.ts';
import { Tally } from './tally.ts';

/** Places of the watches in a joint product: the principles in their order, then these. */
export const givenAt = principles.length;
export const gatesAt = givenAt + 1;
const objectionAt = gatesAt + 1;

export function jointProduct({ tables, turns, checks, enough, gates, objections }: Setting): Product {
	return new Product(tables, turns, [...principles.map((principle) => checks[principle]), enough, gates], objections);
}

export interface Joint {
	/** Runs of at most so many replies were all looked at. */
	exactUpTo: number;
	tally: Tally;
	configurations: number;
	transitions: number;
}

const slice = 10_000;

export function* jointly(
	within: Setting,
	/** Configurations, over all lengths, at which to stop. */
	limit: number,
): Generator<{ done: number; met: number }, Joint> {
	const { tables, replies } = within;
	const product = jointProduct(within);
	const chance = chances(tables);
	const [here, there] = [new Int32Array(product.width), new Int32Array(product.width)];
	const tally = new Tally(within.scenario);
	const endings = new Endings(within, product);
	let layer = new Layer(product.width);
	let next = new Layer(product.width);
	tables.starts.forEach((_, start) => {
		product.begin(start, there);
		layer.add(there, 1 / tables.starts.length);
	});
	let [done, transitions, given] = [0, 0, 0];
	for (; layer.count > 0; given++) {
		for (let number = 0; number < layer.count; number++) {
			if (++done % slice === 0) yield { done, met: done + layer.count - number + next.count };
			layer.read(number, here);
			const configuration = here[0] as number;
			const share = layer.share(number);
			if (tables.isEnding(configuration)) {
				tally.add(endings.at(here), share);
				continue;
			}
			if (given === replies) continue;
			const last = tables.firstRoad(configuration + 1);
			for (let road = tables.firstRoad(configuration); road < last; road++) {
				product.follow(here, road, there);
				next.add(there, share * (chance[road] as number));
			}
			transitions += last - tables.firstRoad(configuration);
		}
		if (given === replies) break;
		if (done + next.count > limit) return { exactUpTo: given, tally, configurations: done + next.count, transitions };
		layer.clear();
		[layer, next] = [next, layer];
	}
	return { exactUpTo: replies, tally, configurations: done, transitions };
}

export interface End {
	total: number;
	/** Sums of weights per principle, in their order. */
	met: number[];
	/** The state that it ended in. */
	ending: number;
	outcome: Outcome | null;
}

/** What runs are worth that end in a vector of the joint product. */
export class Endings {
	readonly #setting: Setting;
	readonly #product: Product;

	constructor(setting: Setting, product: Product) {
		this.#setting = setting;
		this.#product = product;
	}

	at(vector: Int32Array): End {
		const { ends, gates, objections, tables } = this.#setting;
		const configuration = vector[0] as number;
		const memo = (place: number) => this.#product.memo(vector, place);
		const given = memo(givenAt);
		const met = principles.map((principle, place) => ends.met(principle, configuration, memo(place), given));
		const outcome = ends.outcome(configuration);
		const open = objections.watch.memos[memo(objectionAt)] ?? [];
		const total = ends.total(met, outcome, this.#product.earned(vector), open, gates.memos[memo(gatesAt)] ?? []);
		return { total, met, ending: tables.state(configuration), outcome };
	}
}

/** Configurations after so many replies, each with how likely it is. */
class Layer {
	readonly #numbering: Numbering;
	#shares = new Float64Array(1024);

	constructor(width: number) {
		this.#numbering = new Numbering(width);
	}

	get count(): number {
		return this.#numbering.count;
	}

	add(vector: Int32Array, share: number): void {
		const number = this.#numbering.number(vector);
		if (number >= this.#shares.length) {
			const larger = new Float64Array(this.#shares.length * 2);
			larger.set(this.#shares);
			this.#shares = larger;
		}
		this.#shares[number] = (this.#shares[number] as number) + share;
	}

	share(number: number): number {
		return this.#shares[number] as number;
	}

	read(number: number, into: Int32Array): void {
		this.#numbering.read(number, into);
	}

	clear(): void {
		this.#shares.fill(0, 0, this.count);
		this.#numbering.clear();
	}
}

export interface Sampling {
	runs: number;
	seed: number;
	/** Runs of more replies than this count. */
	longerThan: number;
}

export interface Sample {
	/** Runs that were longer than asked and ended in time, as a share of all that were played. */
	tally: Tally;
	/** Configurations of the tables that some run went through. */
	visited: number;
}

/** Plays at random, seeded. */
export function* sampled(
	within: Setting,
	{ runs, seed, longerThan }: Sampling,
): Generator<{ done: number; met: number }, Sample> {
	const { tables, replies } = within;
	const product = jointProduct(within);
	const tally = new Tally(within.scenario);
	const endings = new Endings(within, product);
	const visited = new Uint8Array(tables.count);
	let [here, there] = [new Int32Array(product.width), new Int32Array(product.width)];
	for (let run = 0; run < runs; run++) {
		if (run % 1000 === 999) yield { done: run, met: runs };
		let rolls = 0;
		const roll = (below: number) => (below === 1 ? 0 : draw(below, seed, run, rolls++));
		product.begin(roll(Math.max(1, tables.starts.length)), here);
		for (let given = 0; given <= replies; given++) {
			const configuration = here[0] as number;
			visited[configuration] = 1;
			if (tables.isEnding(configuration)) {
				if (given > longerThan) tally.add(endings.at(here), 1 / runs);
				break;
			}
			const groups = bulletGroups(tables, configuration);
			if (groups.length === 0 || given === replies) break;
			const group = roll(groups.length);
			const first = groups[group] as number;
			const last = groups[group + 1] ?? tables.firstRoad(configuration + 1);
			product.follow(here, first + roll(last - first), there);
			[here, there] = [there, here];
		}
	}
	return { tally, visited: visited.reduce((sum, each) => sum + each, 0) };
}
