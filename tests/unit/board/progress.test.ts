import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressOf } from '../../../src/lib/core/board/progress.ts';
import { trendOf, type TrendPoint } from '../../../src/lib/core/board/theil-sen.ts';

const points = (values: readonly number[], stratum = 's', from = 1): TrendPoint[] =>
	values.map((value, place) => ({ order: from + place, value, stratum }));

function permutations<T>(items: readonly T[]): T[][] {
	if (items.length <= 1) return [[...items]];
	return items.flatMap((item, place) =>
		permutations(items.filter((_, other) => other !== place)).map((rest) => [item, ...rest]),
	);
}

const upTo = (n: number) => Array.from({ length: n }, (_, place) => place);

/** In how many of all orders of the values (each as likely where there is no trend) the interval holds 0, and in how many it is unlimited. */
function coverage(all: readonly TrendPoint[][]): number {
	const held = all.filter((own) => {
		const interval = trendOf(own)?.interval;
		return !interval || (interval.low <= 0 && interval.high >= 0);
	});
	return held.length / all.length;
}

describe('the trend by Theil and Sen', () => {
	/** SciPy 1.17.1: `theilslopes([52, 61, 48, 70, 66, 73, 80, 71, 85, 90], range(1, 11)).slope`. */
	test('is what SciPy has', () => {
		const trend = trendOf(points([52, 61, 48, 70, 66, 73, 80, 71, 85, 90]));
		expect(trend?.slope).toBe(4.125);
		expect(trend?.pairs).toBe(45);
		// The exact interval is a little wider than SciPy's normal approximation, 2.714 to 6.
		expect(trend?.interval?.low).toBeLessThanOrEqual(2.7142857142857144);
		expect(trend?.interval?.low).toBeGreaterThan(2);
		expect(trend?.interval?.high).toBeGreaterThanOrEqual(6);
		expect(trend?.interval?.high).toBeLessThan(7);
	});

	test('is the median of the slopes of all pairs', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 25 }), (values) => {
				const slopes: number[] = [];
				for (let i = 0; i < values.length; i++)
					for (let j = 0; j < i; j++) slopes.push((values[i]! - values[j]!) / (i - j));
				slopes.sort((a, b) => a - b);
				const half = slopes.length / 2;
				const median = Number.isInteger(half) ? (slopes[half - 1]! + slopes[half]!) / 2 : slopes[half - 0.5]!;
				expect(trendOf(points(values))?.slope).toBeCloseTo(median, 9);
			}),
		);
	});

	test('is not turned by one odd value', () => {
		expect(trendOf(points([50, 53, 56, 0, 62, 65, 68]))?.slope).toBe(3);
	});

	test('has no interval of fewer than five points, where none can be sure of 95 %', () => {
		for (const n of [2, 3, 4]) expect(trendOf(points(upTo(n)))).toMatchObject({ slope: 1, interval: null });
		expect(trendOf(points(upTo(5)))?.interval).toEqual({ low: 1, high: 1 });
	});

	test('has an interval that holds where there is no trend, in all orders of five, six and seven values', () => {
		for (const n of [5, 6, 7]) {
			const share = coverage(permutations(upTo(n)).map((values) => points(values)));
			expect(share).toBeGreaterThanOrEqual(0.95);
			expect(share).toBeLessThan(0.99);
		}
	});

	test('has one that holds for two disciplines as well, in all orders of three and four values', () => {
		const all = permutations(upTo(3)).flatMap((one) =>
			permutations(upTo(4)).map((other) => [...points(one, 'a'), ...points(other, 'b', 4)]),
		);
		expect(coverage(all)).toBeCloseTo(142 / 144, 9);
	});

	test('is counted out exactly for a hundred points, and near to that beyond', () => {
		const wave = (n: number) => points(upTo(n).map((place) => place + 20 * Math.sin(place * 7)));
		const width = (n: number) => {
			const interval = trendOf(wave(n))?.interval;
			return interval ? interval.high - interval.low : NaN;
		};
		// 100 points make 4,950 pairs, 101 make 5,050.
		expect(width(101) / width(100)).toBeGreaterThan(0.93);
		expect(width(101) / width(100)).toBeLessThan(1.03);
	});

	test('is none of one point, and none of many that cannot be compared', () => {
		expect(trendOf([])).toBeNull();
		expect(trendOf(points([3]))).toBeNull();
		expect(trendOf([...points([3], 'a'), ...points([9], 'b', 2)])).toBeNull();
	});
});

describe("a member's progress", () => {
	const run = (id: string, at: number, total: number, discipline = 'd') => ({ run: id, at, total, discipline });

	test('numbers the tries since joining, and those of each discipline', () => {
		const { points: found } = progressOf([run('c', 3, 70, 'e'), run('a', 1, 50), run('b', 2, 60)]);
		expect(found.map(({ run: id, order, again }) => [id, order, again])).toEqual([
			['a', 1, 1],
			['b', 2, 2],
			['c', 3, 1],
		]);
	});

	test('is not spoilt by a hard scenario after an easy one', () => {
		const easyThenHard = [
			...[90, 92, 94].map((total, place) => run(`a${place}`, place, total, 'easy')),
			...[40, 42, 44].map((total, place) => run(`b${place}`, 10 + place, total, 'hard')),
		];
		expect(progressOf(easyThenHard).trend?.slope).toBe(2);
	});

	test('of single tries has no trend', () => {
		expect(progressOf([run('a', 1, 50), run('b', 2, 60, 'e')]).trend).toBeNull();
		expect(progressOf([])).toEqual({ points: [], trend: null });
	});
});
