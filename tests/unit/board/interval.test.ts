import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOfMeans, differenceOfShares } from '../../../src/lib/core/board/interval.ts';
import { normal95, wilson } from '../../../src/lib/core/board/wilson.ts';

/** Solves Wilson's condition |yes ÷ n − p| = z √(p (1 − p) ÷ n) for p by halving, without his formula. */
function wilsonBySearch(yes: number, n: number): { low: number; high: number } {
	const share = yes / n;
	const outside = (p: number) => Math.abs(share - p) > normal95 * Math.sqrt((p * (1 - p)) / n);
	const edge = (out: number) => {
		let [far, near] = [out, share];
		for (let halving = 0; halving < 100; halving++) {
			const middle = (far + near) / 2;
			if (outside(middle)) far = middle;
			else near = middle;
		}
		return (far + near) / 2;
	};
	return { low: yes === 0 ? 0 : edge(0), high: yes === n ? 1 : edge(1) };
}

const trials = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('the interval of a share', () => {
	/** Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), 857–872, table I, method 3. */
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])('of %d in %d is as published', (yes, n, low, high) => {
		const interval = wilson(yes, n);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	test('is where the score test turns', () => {
		fc.assert(
			fc.property(trials, ([yes, n]) => {
				const [own, found] = [wilson(yes, n), wilsonBySearch(yes, n)];
				expect(own.low).toBeCloseTo(found.low, 9);
				expect(own.high).toBeCloseTo(found.high, 9);
			}),
		);
	});

	test('holds the share, and stays within 0 and 1', () => {
		fc.assert(
			fc.property(trials, ([yes, n]) => {
				const { low, high } = wilson(yes, n);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(low).toBeLessThanOrEqual(yes / n);
				expect(high).toBeGreaterThanOrEqual(yes / n);
				expect(high).toBeLessThanOrEqual(1);
			}),
		);
	});

	test('says nothing without trials, and little after one', () => {
		expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
		expect(wilson(1, 1).low).toBeCloseTo(0.2065, 4);
		expect(wilson(1, 1).high).toBe(1);
	});
});

describe('the difference of two pass rates', () => {
	/** Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), 873–890, table II, method 10. */
	test.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[0, 10, 0, 10, -0.2775, 0.2775],
		[10, 10, 0, 20, 0.6791, 1],
		[10, 10, 0, 10, 0.6075, 1],
	])('%d of %d less %d of %d lies where Newcombe has it', (yes, n, otherYes, otherN, low, high) => {
		const found = differenceOfShares({ yes, n }, { yes: otherYes, n: otherN });
		if ('reason' in found) throw new Error(found.reason);
		expect(found.difference).toBeCloseTo(yes / n - otherYes / otherN, 12);
		expect(found.low).toBeCloseTo(low, 4);
		expect(found.high).toBeCloseTo(high, 4);
	});

	test('is put together from the score limits of both', () => {
		fc.assert(
			fc.property(trials, trials, ([a, m], [b, n]) => {
				const found = differenceOfShares({ yes: a, n: m }, { yes: b, n });
				if ('reason' in found) throw new Error(found.reason);
				const [p, q, one, other] = [a / m, b / n, wilsonBySearch(a, m), wilsonBySearch(b, n)];
				expect(found.low).toBeCloseTo(p - q - Math.sqrt((p - one.low) ** 2 + (other.high - q) ** 2), 8);
				expect(found.high).toBeCloseTo(p - q + Math.sqrt((one.high - p) ** 2 + (q - other.low) ** 2), 8);
				expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-12);
				expect(found.high).toBeLessThanOrEqual(1 + 1e-12);
			}),
		);
	});

	test('changes its sign with the order of the cohorts', () => {
		fc.assert(
			fc.property(trials, trials, ([a, m], [b, n]) => {
				const [one, other] = [
					differenceOfShares({ yes: a, n: m }, { yes: b, n }),
					differenceOfShares({ yes: b, n }, { yes: a, n: m }),
				];
				if ('reason' in one || 'reason' in other) throw new Error('enough for both');
				expect(one.low).toBeCloseTo(-other.high, 12);
				expect(one.high).toBeCloseTo(-other.low, 12);
			}),
		);
	});

	test('is not told of a cohort without members', () => {
		expect(differenceOfShares({ yes: 0, n: 0 }, { yes: 3, n: 4 })).toEqual({ reason: 'too-few' });
	});
});

describe('the difference of two means', () => {
	test("of Student's sleep data (1908) is what R's t.test prints: t = −1.8608 on 17.776 degrees, −3.3654832 to 0.2054832", () => {
		const found = differenceOfMeans(
			[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
			[1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
		);
		if ('reason' in found) throw new Error(found.reason);
		expect(found.means[0]).toBeCloseTo(0.75, 12);
		expect(found.means[1]).toBeCloseTo(2.33, 12);
		expect(found.degrees).toBeCloseTo(17.776, 3);
		expect(found.low).toBeCloseTo(-3.3654832, 7);
		expect(found.high).toBeCloseTo(0.2054832, 7);
	});

	/** SciPy 1.17.1: `r = ttest_ind(a, b, equal_var=False); r.df, *r.confidence_interval()`. */
	test.each<[number[], number[], number, number, number]>([
		[[72, 85, 64, 90, 58], [61, 70, 55, 66, 49, 73], 6.82515135, -5.47787055, 28.41120389],
		[[100, 59], [29, 69, 71], 1.90035217, -88.38159149, 134.71492482],
		[[70, 70, 71, 70], [20, 90, 55, 100, 0, 63, 48], 6.00414324, -16.38305738, 49.45448595],
		[[88, 91, 79, 95, 84, 90, 77, 86], [59, 59, 69, 74, 81, 59, 92], 8.32955631, 3.69067976, 27.95217738],
	])('of %j and %j is what SciPy has', (a, b, degrees, low, high) => {
		const found = differenceOfMeans(a, b);
		if ('reason' in found) throw new Error(found.reason);
		expect(found.degrees).toBeCloseTo(degrees, 6);
		expect(found.low).toBeCloseTo(low, 6);
		expect(found.high).toBeCloseTo(high, 6);
	});

	test('holds the true difference in 95 of 100 draws, also from cohorts of unlike size and spread', () => {
		let state = 12_345;
		// A linear congruential generator (Numerical Recipes' constants), so that the draws are the same everywhere.
		const uniform = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
		const normal = (mean: number, deviation: number) =>
			mean + deviation * (Array.from({ length: 12 }, uniform).reduce((sum, each) => sum + each) - 6);
		const draws = 4000;
		let held = 0;
		for (let draw = 0; draw < draws; draw++) {
			const found = differenceOfMeans(
				Array.from({ length: 6 }, () => normal(70, 15)),
				Array.from({ length: 25 }, () => normal(62, 4)),
			);
			if (!('reason' in found) && found.low <= 8 && found.high >= 8) held++;
		}
		expect(held / draws).toBeGreaterThan(0.94);
		expect(held / draws).toBeLessThan(0.96);
	});

	test('ends where no difference can be larger', () => {
		const found = differenceOfMeans([0, 100], [40, 60], 100);
		expect(found).toMatchObject({ difference: 0, low: -100, high: 100 });
	});

	test('is not told of one member, nor where nobody differs from anybody', () => {
		expect(differenceOfMeans([80], [70, 60, 65])).toEqual({ reason: 'too-few' });
		expect(differenceOfMeans([], [70, 60])).toEqual({ reason: 'too-few' });
		expect(differenceOfMeans([0.1, 0.1, 0.1], [0.7, 0.7])).toEqual({ reason: 'no-spread' });
	});

	test('is told where one cohort alone is of one mind', () => {
		expect(differenceOfMeans([70, 70, 70], [60, 61])).toMatchObject({ degrees: 1 });
	});
});
