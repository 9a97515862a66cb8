/** How sure a share is. */

/** The standard normal deviate that leaves 2.5 % on either side: every interval of the boards is one of 95 %. */
export const normal95 = 1.959963984540054;

export interface Interval {
	low: number;
	high: number;
}

/**
 * The 95 % score interval of a share: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212. It stays
 * within 0 and 1 and says little after few trials: one yes of one is 0.21 to 1.
 *
 * @param yes 0 to `n`; may be a sum of parts
 * @param n trials; of none, everything from 0 to 1 is possible
 */
export function wilson(yes: number, n: number): Interval {
	if (n <= 0) return { low: 0, high: 1 };
	const z2 = normal95 ** 2;
	const middle = yes + z2 / 2;
	const half = normal95 * Math.sqrt((yes * (n - yes)) / n + z2 / 4);
	// At the ends the formula comes to 0 and 1 but for rounding.
	return {
		low: yes <= 0 ? 0 : Math.max(0, (middle - half) / (n + z2)),
		high: yes >= n ? 1 : Math.min(1, (middle + half) / (n + z2)),
	};
}
