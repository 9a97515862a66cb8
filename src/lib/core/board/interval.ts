/** One cohort against another: how much they differ, and how sure that is. */
import { studentTQuantile } from './student-t.ts';
import { wilson, type Interval } from './wilson.ts';

/** The first cohort's figure less the second's, with its 95 % interval. An interval with 0 in it says that either may be ahead. */
export interface Difference extends Interval {
	difference: number;
}

export interface MeanDifference extends Difference {
	/** Degrees of freedom, by Welch and Satterthwaite. */
	degrees: number;
	means: readonly [number, number];
}

export interface ShareDifference extends Difference {
	/** 0 to 1. */
	shares: readonly [number, number];
}

/** Why nothing can be said. */
export interface NoDifference {
	/** too-few: a mean needs two members in each cohort, a share one. no-spread: in neither cohort do any two values differ, so nothing tells how far chance carries. */
	reason: 'too-few' | 'no-spread';
}

/**
 * The difference of two means, with Welch's interval: Welch, "The generalization of 'Student's' problem when several different population variances are
 * involved", Biometrika 34 (1947), 28–35. It neither takes the cohorts to be alike in size nor in spread.
 *
 * @param a one value a member: a member with many runs would otherwise make the interval too narrow; nobody may be in both
 * @param widest the largest difference that there can be (100 between totals, 5 between rungs); the interval ends there
 */
export function differenceOfMeans(
	a: readonly number[],
	b: readonly number[],
	widest = Infinity,
): MeanDifference | NoDifference {
	if (a.length < 2 || b.length < 2) return { reason: 'too-few' };
	const [one, other] = [errorOf(a), errorOf(b)];
	const variance = one.variance + other.variance;
	if (variance === 0) return { reason: 'no-spread' };
	const degrees = variance ** 2 / (one.variance ** 2 / (a.length - 1) + other.variance ** 2 / (b.length - 1));
	const half = studentTQuantile(0.975, degrees) * Math.sqrt(variance);
	const difference = one.mean - other.mean;
	return {
		difference,
		low: Math.max(-widest, difference - half),
		high: Math.min(widest, difference + half),
		degrees,
		means: [one.mean, other.mean],
	};
}

/**
 * The difference of two shares, such as pass rates, with the hybrid score interval: Newcombe, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17 (1998), 873–890, method 10.
 *
 * @param a how many of how many members; nobody may be in both cohorts
 */
export function differenceOfShares(
	a: { yes: number; n: number },
	b: { yes: number; n: number },
): ShareDifference | NoDifference {
	if (a.n < 1 || b.n < 1) return { reason: 'too-few' };
	const [p, q] = [a.yes / a.n, b.yes / b.n];
	const [one, other] = [wilson(a.yes, a.n), wilson(b.yes, b.n)];
	const difference = p - q;
	return {
		difference,
		low: difference - Math.hypot(p - one.low, other.high - q),
		high: difference + Math.hypot(one.high - p, q - other.low),
		shares: [p, q],
	};
}

/** The mean, and the variance of the mean. */
function errorOf(values: readonly number[]): { mean: number; variance: number } {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	// Equal values have no spread, though their mean may be off by a rounding.
	const alike = values.every((value) => value === values[0]);
	return { mean, variance: alike ? 0 : squares / (n - 1) / n };
}
