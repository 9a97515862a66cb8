/** Where values lie and how far apart: median and quartiles, from the values or from a histogram of them. */
import { binOf, holdsOf, type Histogram } from './histogram.ts';

/** In the unit of the values. */
export interface Spread {
	/** Number of values. */
	n: number;
	least: number;
	/** First quartile, median, third quartile. */
	lower: number;
	median: number;
	upper: number;
	most: number;
	/** Interquartile range, `upper` − `lower`. */
	range: number;
}

/**
 * The value below which a share of the values lies, between two of them in proportion: type 7 of Hyndman and Fan, "Sample quantiles in statistical
 * packages", The American Statistician 50 (1996), 361–365; the default of R, NumPy and spreadsheets (QUARTILE.INC).
 *
 * @param sorted ascending, at least one
 * @param share 0 to 1; 0.5 for the median
 */
export function quantile(sorted: readonly number[], share: number): number {
	return quantileBy((place) => sorted[place] ?? NaN, sorted.length, share);
}

/** null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
	const sorted = values.toSorted((a, b) => a - b);
	return spreadBy((place) => sorted[place] ?? NaN, sorted.length);
}

export interface BinnedSpread extends Spread {
	/** Each of the figures but `range` is at most so far from that of the values themselves, `range` at most twice as far; 0 for bins of one value. */
	within: number;
}

/** The same from a histogram, with each value taken for the middle of its bin; null of nothing. */
export function spreadOfHistogram(histogram: Histogram): BinnedSpread | null {
	const ends: number[] = [];
	let n = 0;
	for (const count of histogram.counts) ends.push((n += count));
	const middle = (bin: number) => {
		const { least, most } = holdsOf(histogram, bin);
		return (least + most) / 2;
	};
	const spread = spreadBy((place) => middle(ends.findIndex((end) => place < end)), n);
	const widest = holdsOf(histogram, binOf(histogram, 0));
	return spread && { ...spread, within: (widest.most - widest.least) / 2 };
}

/**
 * A spread of whole numbers as five whole numbers, for a table: what lies between two of them lies there by quarters, so each is kept four times as large.
 */
export function encodeSpread({ least, lower, median, upper, most }: Spread): number[] {
	return [least, lower, median, upper, most].map((each) => each * 4);
}

/** @param n number of values. null where nothing was kept: in what was restored from before spreads were kept, until the next try */
export function decodeSpread(list: readonly number[], n: number): Spread | null {
	if (list.length === 0) return null;
	const [least = NaN, lower = NaN, median = NaN, upper = NaN, most = NaN] = list.map((each) => each / 4);
	return { n, least, lower, median, upper, most, range: upper - lower };
}

/** @param valueAt the value at a place of the ascending row */
function spreadBy(valueAt: (place: number) => number, n: number): Spread | null {
	if (n === 0) return null;
	const [least = NaN, lower = NaN, median = NaN, upper = NaN, most = NaN] = [0, 0.25, 0.5, 0.75, 1].map((share) =>
		quantileBy(valueAt, n, share),
	);
	return { n, least, lower, median, upper, most, range: upper - lower };
}

function quantileBy(valueAt: (place: number) => number, n: number, share: number): number {
	const place = share * (n - 1);
	const below = Math.floor(place);
	const low = valueAt(below);
	return place === below ? low : low + (place - below) * (valueAt(below + 1) - low);
}
