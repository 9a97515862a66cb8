/** How many did less well: mid-rank percentiles in a team and among teams. */
import { binOf, holdsOf, sizeOf, type Histogram } from './histogram.ts';

/** Fewer teams would let one guess whose totals they are. */
export const fewestTeams = 5;

export interface Percentile {
	/** 0 to 100: the share below, and half of the share that is equal. Higher is better; of one alone it is 50. */
	percentile: number;
	below: number;
	/** With the value itself. */
	equal: number;
	above: number;
	n: number;
}

/**
 * The mid-rank percentile of a value among values, itself among them: 100 × (below + ½ equal) ÷ n. Those who tie share it, and the mean of all is 50
 * ("percentile rank", Roscoe 1975; `scipy.stats.percentileofscore(kind='mean')`). null when the value is not among them.
 */
export function percentileIn(values: readonly number[], value: number): Percentile | null {
	const below = values.filter((other) => other < value).length;
	const equal = values.filter((other) => other === value).length;
	const n = values.length;
	if (equal === 0) return null;
	return { percentile: (100 * (below + equal / 2)) / n, below, equal, above: n - below - equal, n };
}

export interface PercentileAmongTeams {
	/** As above, as if the totals of a bin were spread evenly over the values that it holds. */
	percentile: number;
	/**
	 * Where the percentile of the totals themselves must lie: all others of its bin are better, or all are worse. With bins of one value there is nothing
	 * uncertain, and both are the percentile.
	 */
	least: number;
	most: number;
	/** Runs in the histogram. */
	n: number;
}

export interface PercentileWithheld {
	reason: 'too-few-teams' | 'no-runs';
	/** Teams that are still missing. */
	missing: number;
}

/**
 * The percentile of a total among the runs of all teams that let theirs be counted.
 *
 * @param teams number of teams with a run in the histogram
 */
export function percentileAmongTeams(
	histogram: Histogram,
	teams: number,
	total: number,
): PercentileAmongTeams | PercentileWithheld {
	const n = sizeOf(histogram);
	if (teams < fewestTeams) return { reason: 'too-few-teams', missing: fewestTeams - teams };
	if (n === 0) return { reason: 'no-runs', missing: 0 };
	const bin = binOf(histogram, total);
	const { least, most } = holdsOf(histogram, bin);
	const below = histogram.counts.slice(0, bin).reduce((sum, count) => sum + count, 0);
	const same = histogram.counts[bin] ?? 0;
	const percent = (rank: number) => (100 * rank) / n;
	const percentile = percent(below + (same * (total - least + 0.5)) / (most - least + 1));
	if (least === most) return { percentile, least: percentile, most: percentile, n };
	return { percentile, least: percent(below), most: percent(below + same), n };
}
