/**
 * The lowest or the highest total: a search that leaves out whatever cannot beat what was found. What can still come of a configuration is bounded by
 * each principle's own prospects, by the endings in reach, and by what LSCP gives at worst and at best.
 */
import { grown, Numbering } from '../../machine/numbering.ts';
import { reachable, unreachable } from '../../machine/roads.ts';
import { capLimit, fewestRepliesToObjection, lscpPoints, share } from '../rubric.ts';
import { outcomeShare } from '../arithmetic.ts';
import { type Principle, principles } from '../scorecard.ts';
import { Endings, gatesAt, givenAt, jointProduct } from './joint.ts';
import type { Prospect } from './principle-range.ts';
import { oneObjection, type Product } from './product.ts';
import type { Setting } from './setting.ts';

export interface Extreme {
	/** The lowest or highest total that was found; null when nothing ended in time. */
	found: number | null;
	/** No run goes beyond it; equal to `found` when the search came to its end. */
	bound: number | null;
	configurations: number;
	transitions: number;
}

export interface ExtremeSearch {
	which: 'lowest' | 'highest';
	/** A total that some run is known to have. */
	known: number | null;
	/** Configurations at which to stop. */
	limit: number;
}

const slice = 10_000;

/** Best first: what promises most is looked at next, of equals what was met last. */
export function* extreme(
	setting: Setting,
	prospects: ReadonlyMap<Principle, Prospect>,
	{ which, known, limit }: ExtremeSearch,
): Generator<{ done: number; met: number }, Extreme> {
	const { tables } = setting;
	const product = jointProduct(setting);
	const bounds = new Bounds(setting, product, prospects);
	const endings = new Endings(setting, product);
	const seen = new Numbering(product.width);
	/** Per number the fewest replies by which it was met, plus one. */
	let given = new Int32Array(1024);
	const [here, there] = [new Int32Array(product.width), new Int32Array(product.width)];
	/** By what can still come of them: numbers, each with the replies by which it was met. */
	const waiting: { number: number; replies: number }[][] = Array.from({ length: 101 }, () => []);
	const beats = (a: number, b: number | null) => b === null || (which === 'lowest' ? a < b : a > b);
	let found = known;
	const meet = (vector: Int32Array, replies: number) => {
		const bound = bounds[which](vector, replies);
		if (bound === null || !beats(bound, found)) return;
		const number = seen.number(vector);
		if (number >= given.length) given = grown(given);
		const before = given[number] as number;
		if (before > 0 && before <= replies + 1) return;
		given[number] = replies + 1;
		waiting[bound]?.push({ number, replies });
	};
	const order = waiting.map((_, bound) => (which === 'lowest' ? bound : 100 - bound));
	const best = () => order.find((bound) => (waiting[bound]?.length ?? 0) > 0) ?? null;

	tables.starts.forEach((_, start) => {
		product.begin(start, there);
		meet(there, 0);
	});
	let [looks, transitions] = [0, 0];
	for (let bound = best(); bound !== null && beats(bound, found); bound = best()) {
		if (seen.count > limit) return { found, bound, configurations: seen.count, transitions };
		if (++looks % slice === 0) yield { done: looks, met: seen.count };
		const next = waiting[bound]?.pop();
		// It may have been met again by fewer replies since.
		if (!next || given[next.number] !== next.replies + 1) continue;
		seen.read(next.number, here);
		const configuration = here[0] as number;
		if (tables.isEnding(configuration)) {
			const { total } = endings.at(here);
			if (beats(total, found)) found = total;
		} else if (next.replies < setting.replies) {
			const last = tables.firstRoad(configuration + 1);
			for (let road = tables.firstRoad(configuration); road < last; road++) {
				product.follow(here, road, there);
				meet(there, next.replies + 1);
			}
			transitions += last - tables.firstRoad(configuration);
		}
	}
	return { found, bound: found, configurations: seen.count, transitions };
}

/** Shares of outcomes are compared in thousandths. */
const thousand = 1000;

/** Larger than all errors of rounding in a bound, in points. */
const allowance = 0.01;

/** What runs through a configuration can score, at worst and at best. */
class Bounds {
	readonly #product: Product;
	readonly #gates: Setting['gates'];
	readonly #principles: Reach[];
	readonly #outcomes: { least: Int32Array; most: Int32Array };
	/** No cap lies below it. */
	readonly #lowestCap = Math.min(...Object.values(capLimit));
	readonly #caps = capLimit;
	readonly #share = share;
	/** Fifths of an objection that earned all. */
	readonly #full = 100 / lscpPoints.step;
	readonly #repliesToObjection = fewestRepliesToObjection;
	readonly #longest: number;

	constructor(setting: Setting, product: Product, prospects: ReadonlyMap<Principle, Prospect>) {
		const { ends, tables, scenario } = setting;
		this.#product = product;
		this.#gates = setting.gates;
		this.#longest = setting.replies;
		const counting = principles.filter((principle) => ends.applicable(principle) > 0);
		this.#principles = counting.flatMap((principle) => {
			const prospect = prospects.get(principle);
			if (!prospect) return [];
			const weight = 1 / ends.applicable(principle) / counting.length;
			return [
				{ place: principles.indexOf(principle), prospect, weight, vector: new Int32Array(prospect.product.width) },
			];
		});
		const worth = new Map<number, number[]>();
		for (let configuration = 0; configuration < tables.count; configuration++) {
			if (!tables.isEnding(configuration)) continue;
			const { numerator, denominator } = outcomeShare(scenario, ends.outcome(configuration));
			const value = Number((numerator * BigInt(thousand)) / (denominator * 100n));
			const same = worth.get(value);
			if (same) same.push(configuration);
			else worth.set(value, [configuration]);
		}
		this.#outcomes = reachable(tables, worth);
	}

	/** null where no run through it ends. */
	lowest(vector: Int32Array, given: number): number | null {
		const met = this.#met(vector, 'least');
		if (met < 0) return null;
		const [sum, count] = this.#objections(vector);
		const lscp = count === 0 ? 0 : sum / this.#full / (count + this.#objectionsToCome(given));
		// Where no objection counts, LSCP's share goes to the principles: that is never less than nothing.
		return Math.min(this.#points(vector, met, lscp, this.#outcomes.least) - allowance, this.#lowestCap) | 0;
	}

	highest(vector: Int32Array, given: number): number | null {
		const met = this.#met(vector, 'most');
		if (met < 0) return null;
		const [sum, count] = this.#objections(vector);
		const more = this.#objectionsToCome(given);
		const lscp = count === 0 ? 1 : (sum / this.#full + more) / (count + more);
		return Math.min(this.#points(vector, met, lscp, this.#outcomes.most) + allowance, this.#capOf(vector)) | 0;
	}

	/** Of 1, the mean of what can still come of the principles; −1 where no run ends. */
	#met(vector: Int32Array, which: 'least' | 'most'): number {
		const configuration = vector[0] as number;
		const given = this.#product.memo(vector, givenAt);
		let met = 0;
		for (const { place, prospect, weight, vector: own } of this.#principles) {
			own.fill(0);
			own[0] = configuration;
			prospect.product.set(own, 0, this.#product.memo(vector, place));
			prospect.product.set(own, 1, given);
			const number = prospect.numbers.find(own);
			const points = number < 0 ? unreachable : (prospect[which][number] as number);
			if (points === unreachable) return -1;
			met += points * weight;
		}
		return met;
	}

	/** Points, rounded when their fraction is cut off. */
	#points(vector: Int32Array, met: number, lscp: number, outcomes: Int32Array): number {
		const { principles, lscp: ofLscp, outcome } = this.#share;
		return met * principles + lscp * ofLscp + ((outcomes[vector[0] as number] as number) / thousand) * outcome + 0.5;
	}

	/** Fifths and number of the objections that are closed. */
	#objections(vector: Int32Array): [sum: number, count: number] {
		const earned = this.#product.earned(vector);
		return [earned % oneObjection, Math.floor(earned / oneObjection)];
	}

	/** The open one, and those that replies are left for. */
	#objectionsToCome(given: number): number {
		return 1 + Math.ceil((this.#longest - given) / this.#repliesToObjection);
	}

	/** The cap that stands and cannot be lifted any more. */
	#capOf(vector: Int32Array): number {
		const [red = 0, over = 0] = this.#gates.memos[this.#product.memo(vector, gatesAt)] ?? [];
		if (red > 0) return red === 2 ? this.#caps['rewarded-red-line'] : this.#caps['red-line'];
		return over === 1 ? this.#caps.overpromise : 100;
	}
}

/** A principle's prospects, and a vector to look them up by. */
interface Reach {
	/** Among the watches of a joint product. */
	place: number;
	prospect: Prospect;
	/** What one weight adds to the mean of the principles. */
	weight: number;
	vector: Int32Array;
}
