/** Exact fractions: a score is the same on every machine because nothing is rounded before its end. */

export interface Fraction {
	numerator: bigint;
	/** Always positive. */
	denominator: bigint;
}

export function fraction(numerator: number, denominator = 1): Fraction {
	if (denominator <= 0) throw new RangeError('a denominator is positive');
	return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
	if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
	return {
		numerator: a.numerator * b.denominator + b.numerator * a.denominator,
		denominator: a.denominator * b.denominator,
	};
}

export function times(a: Fraction, b: Fraction): Fraction {
	return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function lesser(a: Fraction, b: Fraction): Fraction {
	return a.numerator * b.denominator <= b.numerator * a.denominator ? a : b;
}

export function atLeast(a: Fraction, limit: number): boolean {
	return a.numerator >= BigInt(limit) * a.denominator;
}

/** The mean; undefined of nothing. */
export function mean(values: readonly Fraction[]): Fraction | undefined {
	if (values.length === 0) return undefined;
	return times(values.reduce(plus), fraction(1, values.length));
}

/** Half up, for values of 0 and more. */
export function rounded({ numerator, denominator }: Fraction): number {
	return Number((2n * numerator + denominator) / (2n * denominator));
}

/** For display only: one decimal, half up. */
export function toOneDecimal(value: Fraction): number {
	return rounded(times(value, fraction(10))) / 10;
}

/** In lowest terms, as plain numbers that JSON can carry. */
export function lowestTerms({ numerator, denominator }: Fraction): { numerator: number; denominator: number } {
	let [a, b] = [numerator, denominator];
	while (b !== 0n) [a, b] = [b, a % b];
	const divisor = a === 0n ? 1n : a;
	return { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) };
}
