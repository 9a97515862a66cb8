import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogramOf } from '../../../src/lib/core/board/histogram.ts';
import {
	decodeSpread,
	encodeSpread,
	quantile,
	spreadOf,
	spreadOfHistogram,
} from '../../../src/lib/core/board/spread.ts';

const totals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 });

describe('quartiles', () => {
	/** Hyndman and Fan's type 7, by R: `quantile(c(…))` and NumPy 2: `np.percentile(values, [25, 50, 75])`. */
	test.each([
		[[52, 61, 48, 70, 66, 73, 80], 56.5, 66, 71.5],
		[[1, 2, 3, 4], 1.75, 2.5, 3.25],
		[[90, 90, 90], 90, 90, 90],
		[[7], 7, 7, 7],
		[[0, 100], 25, 50, 75],
	])('of %j are %f, %f and %f', (values, lower, median, upper) => {
		expect(spreadOf(values)).toMatchObject({ n: values.length, lower, median, upper, range: upper - lower });
	});

	test('lie on the broken line through the values in their order', () => {
		fc.assert(
			fc.property(totals, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
				const sorted = values.toSorted((a, b) => a - b);
				// The kth value of n stands at (k − 1) ÷ (n − 1): walk to the piece that the share is in.
				const knots = sorted.map((value, place) => ({
					at: sorted.length === 1 ? 0 : place / (sorted.length - 1),
					value,
				}));
				const next = knots.findIndex(({ at }) => at >= share);
				const [to, from] = [knots[next] ?? knots.at(-1)!, knots[next - 1] ?? knots[0]!];
				const part = to.at === from.at ? 0 : (share - from.at) / (to.at - from.at);
				const expected = sorted.length === 1 ? sorted[0]! : from.value + part * (to.value - from.value);
				expect(quantile(sorted, share)).toBeCloseTo(expected, 6);
			}),
		);
	});

	test('are kept in a table as whole numbers of 16 bits, and lose nothing', () => {
		fc.assert(
			fc.property(totals, (values) => {
				const spread = spreadOf(values)!;
				const kept = encodeSpread(spread);
				expect(kept.every((each) => Number.isInteger(each) && each <= 400)).toBe(true);
				expect(decodeSpread(kept, values.length)).toEqual(spread);
			}),
		);
	});

	test('of nothing are none', () => {
		expect(spreadOf([])).toBeNull();
		expect(spreadOfHistogram(histogramOf([]))).toBeNull();
	});

	test('leave the values as they were', () => {
		const values = [3, 1, 2];
		spreadOf(values);
		expect(values).toEqual([3, 1, 2]);
	});
});

describe('the spread of a histogram', () => {
	test('is that of the totals where each has a bin of its own', () => {
		fc.assert(
			fc.property(totals, (values) => {
				expect(spreadOfHistogram(histogramOf(values))).toEqual({ ...spreadOf(values), within: 0 });
			}),
		);
	});

	test('is as near to that of the totals as it says, whatever the width of its bins', () => {
		fc.assert(
			fc.property(totals, fc.integer({ min: 1, max: 100 }), (values, width) => {
				const [exact, binned] = [spreadOf(values)!, spreadOfHistogram(histogramOf(values, width))!];
				expect(binned.within).toBe((width - 1) / 2);
				for (const figure of ['least', 'lower', 'median', 'upper', 'most'] as const)
					expect(Math.abs(binned[figure] - exact[figure])).toBeLessThanOrEqual(binned.within + 1e-9);
				expect(Math.abs(binned.range - exact.range)).toBeLessThanOrEqual(2 * binned.within + 1e-9);
			}),
		);
	});
});
