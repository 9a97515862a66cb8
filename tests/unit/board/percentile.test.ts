import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyHistogram, histogramOf, mergeHistograms, sizeOf } from '../../../src/lib/core/board/histogram.ts';
import { percentileAmongTeams, percentileIn } from '../../../src/lib/core/board/percentile.ts';

const total = fc.integer({ min: 0, max: 100 });
const totals = fc.array(total, { minLength: 1, maxLength: 60 });

describe('the percentile in a team', () => {
	/** The example of `scipy.stats.percentileofscore`: `percentileofscore([1, 2, 3, 3, 4], 3, kind='mean')` is 60. */
	test('of 3 among 1, 2, 3, 3, 4 is 60', () => {
		expect(percentileIn([1, 2, 3, 3, 4], 3)).toEqual({ percentile: 60, below: 2, equal: 2, above: 1, n: 5 });
	});

	test('of one alone is the middle', () => {
		expect(percentileIn([70], 70)).toMatchObject({ percentile: 50 });
	});

	test('is not told of a value that nobody has', () => {
		expect(percentileIn([1, 2], 3)).toBeNull();
		expect(percentileIn([], 3)).toBeNull();
	});

	test('is the mean rank of those who tie, less a half, in per cent', () => {
		fc.assert(
			fc.property(totals, (values) => {
				const sorted = values.toSorted((a, b) => a - b);
				for (const value of values) {
					const ranks = sorted.flatMap((other, place) => (other === value ? place + 1 : []));
					const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
					expect(percentileIn(values, value)?.percentile).toBeCloseTo((100 * (mean - 0.5)) / values.length, 9);
				}
			}),
		);
	});

	test('is 50 on average', () => {
		fc.assert(
			fc.property(totals, (values) => {
				const all = values.map((value) => percentileIn(values, value)?.percentile ?? NaN);
				expect(all.reduce((sum, each) => sum + each, 0) / all.length).toBeCloseTo(50, 9);
			}),
		);
	});
});

describe('the percentile among teams', () => {
	test('is withheld until five teams have runs, and says how many are missing', () => {
		const histogram = histogramOf([50, 60, 70]);
		expect(percentileAmongTeams(histogram, 4, 60)).toEqual({ reason: 'too-few-teams', missing: 1 });
		expect(percentileAmongTeams(histogram, 0, 60)).toEqual({ reason: 'too-few-teams', missing: 5 });
		expect(percentileAmongTeams(histogram, 5, 60)).toMatchObject({ percentile: 50 });
	});

	test('is withheld of an empty histogram', () => {
		expect(percentileAmongTeams(emptyHistogram(), 5, 60)).toEqual({ reason: 'no-runs', missing: 0 });
	});

	test('is that of the totals themselves where each has a bin of its own', () => {
		fc.assert(
			fc.property(totals, (values) => {
				for (const value of values) {
					const found = percentileAmongTeams(histogramOf(values), 5, value);
					if ('reason' in found) throw new Error(found.reason);
					expect(found.percentile).toBeCloseTo(percentileIn(values, value)?.percentile ?? NaN, 9);
					expect([found.least, found.most]).toEqual([found.percentile, found.percentile]);
				}
			}),
		);
	});

	test('of a total that nobody had has no half of its own', () => {
		expect(percentileAmongTeams(histogramOf([10, 20, 80, 90]), 5, 50)).toMatchObject({ percentile: 50 });
	});

	test('lies with wider bins between the bounds that it tells, and so does that of the totals', () => {
		fc.assert(
			fc.property(totals, fc.integer({ min: 1, max: 100 }), (values, width) => {
				for (const value of values) {
					const found = percentileAmongTeams(histogramOf(values, width), 5, value);
					if ('reason' in found) throw new Error(found.reason);
					for (const percentile of [found.percentile, percentileIn(values, value)?.percentile ?? NaN]) {
						expect(percentile).toBeGreaterThanOrEqual(found.least - 1e-9);
						expect(percentile).toBeLessThanOrEqual(found.most + 1e-9);
					}
				}
			}),
		);
	});

	test('of a total that cannot be is refused', () => {
		const histogram = histogramOf([50]);
		for (const wrong of [-1, 101, 50.5, NaN])
			expect(() => percentileAmongTeams(histogram, 5, wrong)).toThrow(RangeError);
	});
});

describe('histograms', () => {
	test('of teams add up to that of all their runs', () => {
		fc.assert(
			fc.property(fc.array(totals), fc.integer({ min: 1, max: 100 }), (teams, width) => {
				const merged = mergeHistograms(
					teams.map((own) => histogramOf(own, width)),
					width,
				);
				expect(merged).toEqual(histogramOf(teams.flat(), width));
				expect(sizeOf(merged)).toBe(teams.flat().length);
			}),
		);
	});

	test('of other bins do not add up', () => {
		expect(() => mergeHistograms([histogramOf([1], 5), histogramOf([1], 10)])).toThrow(RangeError);
	});

	test('have 101 bins where every total has its own, and none without width', () => {
		expect(emptyHistogram().counts).toHaveLength(101);
		for (const width of [0, -1, 101, 2.5]) expect(() => emptyHistogram(width)).toThrow(RangeError);
	});
});
