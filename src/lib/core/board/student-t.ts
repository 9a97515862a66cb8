/** Student's t distribution: all that intervals need of it stands behind this one file. */

/**
 * The value that a t-distributed variable stays below with the given probability: 2.2281 for 0.975 and 10 degrees.
 *
 * By bisection of the tail, which is half a regularised incomplete beta function (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1).
 *
 * @param probability between 0 and 1, neither of them
 * @param degrees degrees of freedom, above 0, whole or not
 */
export function studentTQuantile(probability: number, degrees: number): number {
	if (!(probability > 0 && probability < 1 && degrees > 0)) throw new RangeError('no such quantile');
	if (probability < 0.5) return -studentTQuantile(1 - probability, degrees);
	const tail = 1 - probability;
	let [low, high] = [0, 1];
	while (upperTail(high, degrees) > tail && high < Number.MAX_VALUE / 2) high *= 2;
	for (let middle = high / 2; low < middle && middle < high; middle = low + (high - low) / 2) {
		if (upperTail(middle, degrees) > tail) low = middle;
		else high = middle;
	}
	return high;
}

/** The probability of more than t, for t of 0 and more. */
function upperTail(t: number, degrees: number): number {
	const share = degrees / (degrees + t * t);
	const [a, b] = [degrees / 2, 0.5];
	// The fraction converges fast on one side of the mean; the other side is its mirror image.
	return share < (a + 1) / (a + b + 2)
		? incompleteBeta(share, a, b) / 2
		: (1 - incompleteBeta((t * t) / (degrees + t * t), b, a)) / 2;
}

/** Regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8), evaluated by Lentz's method as modified by Thompson and Barnett (1986). */
function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	const tiny = 1e-300;
	const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let m = 1; m < 100_000; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		let step = 1;
		for (const term of [even, odd]) {
			d = 1 / away(1 + term * d);
			c = away(1 + term / c);
			step = c * d;
			value *= step;
		}
		if (Math.abs(step - 1) < 1e-15) break;
	}
	const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
	return (Math.exp(front) / a) * value;
}

/** Logarithm of the gamma function by Lanczos' approximation (1964) with Godfrey's coefficients for g = 7, n = 9; relative error below 1e-14. */
function logGamma(x: number): number {
	const coefficients = [
		676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
		-0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
	];
	// Below ½ the series is not made for: Γ(x) = Γ(x + 1) ÷ x.
	if (x < 0.5) return logGamma(x + 1) - Math.log(x);
	const sum = coefficients.reduce((total, each, place) => total + each / (x + place), 0.99999999999980993);
	const t = x + 6.5;
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
