/** Examples as sparse rows: the whole reply and each of its windows, over a vocabulary of hashed features. */
import { contextOf, featuresOf, groupCount, windowsOf, type Stretch } from '../lib/core/act/hearing/features.ts';
import { hashMask } from '../lib/core/act/hearing/model.ts';
import { normalise, type Normal } from '../lib/core/act/hearing/normalise.ts';
import type { Example } from './example.ts';
import type { Row } from './svm.ts';

export interface Item {
	/** Index of the example. */
	of: number;
	said: Normal;
	customer: Normal;
	stretch: Stretch;
}

/** All whole replies first, in order; then the windows of those that have more than one. */
export function itemsOf(examples: readonly Example<string>[]): Item[] {
	const read = examples.map(({ reply, customer }) => ({ said: normalise(reply), customer: normalise(customer) }));
	const whole = read.map((texts, of) => ({ of, ...texts, stretch: { start: 0, end: texts.said.units.length } }));
	const windows = read.flatMap((texts, of) => {
		const cut = windowsOf(texts.said);
		return cut.length > 1 ? cut.map((stretch) => ({ of, ...texts, stretch })) : [];
	});
	return [...whole, ...windows];
}

export interface Vocabulary {
	/** Ascending hashes. */
	hashes: number[];
	place: Map<number, number>;
	/** Inverse document frequency of each, in sixteenths as it is stored. */
	rarity: number[];
}

/** The features that stand in at least `least` items. */
export function vocabularyOf(items: readonly Item[], least: number, kept?: ReadonlySet<number>): Vocabulary {
	const seen = new Map<number, number>();
	for (const item of items)
		for (const hash of countsOf(item).keys()) if (!kept || kept.has(hash)) seen.set(hash, (seen.get(hash) ?? 0) + 1);
	const hashes = [...seen].filter(([, times]) => times >= least).map(([hash]) => hash);
	hashes.sort((a, b) => a - b);
	return {
		hashes,
		place: new Map(hashes.map((hash, at) => [hash, at])),
		rarity: hashes.map(
			(hash) => Math.round((Math.log((1 + items.length) / (1 + (seen.get(hash) ?? 0))) + 1) * 16) / 16,
		),
	};
}

function countsOf({ said, stretch, customer }: Item): Map<number, { times: number; group: number }> {
	const counts = new Map<number, { times: number; group: number }>();
	const count = (hash: number, group: number) => {
		const key = hash & hashMask;
		const known = counts.get(key);
		if (known) known.times += 1;
		else counts.set(key, { times: 1, group });
	};
	featuresOf(said, stretch, count);
	contextOf(customer, count);
	return counts;
}

/** The row of an item: sublinear counts times rarity, each group scaled to its length. The same formula as `Weigher`. */
export function rowOfItem(item: Item, { place, rarity }: Vocabulary, groups: readonly number[]): Row {
	const places: number[] = [];
	const values: number[] = [];
	const groupOf: number[] = [];
	const squares = new Array<number>(groupCount).fill(0);
	for (const [hash, { times, group }] of countsOf(item)) {
		const at = place.get(hash);
		if (at === undefined) continue;
		const value = (1 + Math.log(times)) * (rarity[at] ?? 0);
		squares[group] = (squares[group] ?? 0) + value * value;
		places.push(at);
		values.push(value);
		groupOf.push(group);
	}
	return {
		places: Int32Array.from(places),
		values: Float32Array.from(values, (value, at) => {
			const group = groupOf[at] ?? 0;
			return (value / Math.sqrt(squares[group] ?? 1)) * (groups[group] ?? 0);
		}),
	};
}
