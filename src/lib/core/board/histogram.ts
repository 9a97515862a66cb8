/** How many totals lie where: what is kept of a scenario's runs across teams, without anybody's name. */

/** Whole totals from 0 to 100 in bins of equal width; the last bin ends at 100 and may be narrower. */
export interface Histogram {
	/** Values a bin holds: bin 0 holds 0 … width − 1. 1 keeps every total apart. */
	width: number;
	counts: readonly number[];
}

/** The greatest total. */
const top = 100;

/** @param width 1 to 100, whole */
export function emptyHistogram(width = 1): Histogram {
	if (!Number.isInteger(width) || width < 1 || width > top) throw new RangeError(`bins of width ${width}`);
	return { width, counts: Array.from({ length: Math.floor(top / width) + 1 }, () => 0) };
}

/** The bin of a total. @throws RangeError unless it is a whole number from 0 to 100 */
export function binOf({ width }: Pick<Histogram, 'width'>, total: number): number {
	if (!Number.isInteger(total) || total < 0 || total > top) throw new RangeError(`${total} is no total`);
	return Math.floor(total / width);
}

/** The least and the greatest total of a bin. */
export function holdsOf({ width }: Pick<Histogram, 'width'>, bin: number): { least: number; most: number } {
	return { least: bin * width, most: Math.min(top, bin * width + width - 1) };
}

/** A histogram of totals. */
export function histogramOf(totals: readonly number[], width = 1): Histogram {
	const counts = [...emptyHistogram(width).counts];
	for (const total of totals) {
		const bin = binOf({ width }, total);
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	return { width, counts };
}

/** Of all of them together. @throws RangeError when they are of different widths */
export function mergeHistograms(histograms: readonly Histogram[], width = histograms[0]?.width ?? 1): Histogram {
	const counts = [...emptyHistogram(width).counts];
	for (const histogram of histograms) {
		if (histogram.width !== width) throw new RangeError(`bins of width ${histogram.width} among ${width}`);
		histogram.counts.forEach((count, bin) => (counts[bin] = (counts[bin] ?? 0) + count));
	}
	return { width, counts };
}

/** Number of totals in it. */
export function sizeOf({ counts }: Histogram): number {
	return counts.reduce((sum, count) => sum + count, 0);
}
