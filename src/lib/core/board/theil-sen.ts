/** A trend that a few odd values do not turn. */
import { grouped } from '../machine/grouped.ts';
import { quantile } from './spread.ts';
import { normal95, type Interval } from './wilson.ts';

export interface TrendPoint {
	/** Where on the road: no two points of one stratum have the same. */
	order: number;
	value: number;
	/** Only points of one stratum are compared with each other. */
	stratum: string;
}

export interface Trend {
	/** Points of value for one step of order. */
	slope: number;
	/** At least 95 %; null where there are too few points for that (fewer than five of one stratum, and nothing beside). */
	interval: Interval | null;
	/** Pairs of points that were compared. */
	pairs: number;
}

/** More pairs than this, and the number of those that go up is as good as normally distributed. */
const manyPairs = 5000;

/**
 * The median of the slopes between every two points, with the interval by Kendall's rank statistic: Sen, "Estimates of the regression coefficient based on
 * Kendall's tau", JASA 63 (1968), 1379–1389. With several strata only points of one are paired, as in the seasonal estimator of Hirsch, Slack and Smith,
 * "Techniques of trend analysis for monthly water quality data", Water Resources Research 18 (1982), 107–121.
 *
 * How many of the pairs go up by chance is counted exactly, so that the interval holds with five points as well as with fifty; where values tie it is rather
 * too wide. It takes the points to lie about the trend independently of each other.
 *
 * @returns null when no two points can be compared
 */
export function trendOf(points: readonly TrendPoint[]): Trend | null {
	const strata = [...grouped(points, ({ stratum }) => stratum).values()];
	const slopes = strata.flatMap(slopesIn).sort((a, b) => a - b);
	if (slopes.length === 0) return null;
	const cut = slopesToCut(strata.map(({ length }) => length));
	const [low, high] = [slopes[cut - 1], slopes[slopes.length - cut]];
	return {
		slope: quantile(slopes, 0.5),
		interval: low === undefined || high === undefined ? null : { low, high },
		pairs: slopes.length,
	};
}

function slopesIn(points: readonly TrendPoint[]): number[] {
	return points.flatMap((one, place) =>
		points.slice(place + 1).map((other) => (other.value - one.value) / (other.order - one.order)),
	);
}

/**
 * The greatest k for which the slope lies between the kth smallest and the kth largest with 95 % or more, 0 when there is none: fewer than k of the
 * true trend's pairs go up, or down, with at most 2.5 % each.
 */
function slopesToCut(sizes: readonly number[]): number {
	const pairs = sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
	if (pairs > manyPairs) {
		const variance = sizes.reduce((sum, n) => sum + (n * (n - 1) * (2 * n + 5)) / 18, 0);
		return Math.max(0, Math.floor((pairs - normal95 * Math.sqrt(variance)) / 2));
	}
	let [cut, sum] = [0, 0];
	for (const probability of inversions(sizes)) {
		sum += probability;
		// Rounding must not let through what is one hair too much.
		if (sum > 0.025 * (1 - 1e-9)) break;
		cut++;
	}
	return cut;
}

/** How likely a random order of each stratum has 0, 1, 2 … pairs that go down: a sum of independent uniform numbers (Kendall, Rank Correlation Methods, 1948). */
function inversions(sizes: readonly number[]): number[] {
	let known = [1];
	for (const n of sizes) {
		for (let item = 2; item <= n; item++) {
			const next: number[] = [];
			let window = 0;
			for (let count = 0; count < known.length + item - 1; count++) {
				window += (known[count] ?? 0) - (known[count - item] ?? 0);
				next.push(window / item);
			}
			known = next;
		}
	}
	return known;
}
