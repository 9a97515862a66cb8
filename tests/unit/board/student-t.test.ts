import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentTQuantile } from '../../../src/lib/core/board/student-t.ts';

/**
 * Printed in every table of the t distribution (such as NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2) to three places; to nine places from
 * SciPy 1.17.1: `scipy.stats.t.ppf(probability, degrees)`.
 */
const table: [probability: number, degrees: number, t: number][] = [
	[0.95, 1, 6.313751515],
	[0.95, 1.5, 3.70518082],
	[0.95, 2, 2.91998558],
	[0.95, 5, 2.015048373],
	[0.95, 10, 1.812461123],
	[0.95, 30, 1.697260887],
	[0.95, 120, 1.657650899],
	[0.975, 1, 12.706204736],
	[0.975, 1.5, 6.016663104],
	[0.975, 2, 4.30265273],
	[0.975, 3, 3.182446305],
	[0.975, 5, 2.570581836],
	[0.975, 10, 2.228138852],
	[0.975, 17.776, 2.10282131],
	[0.975, 30, 2.042272456],
	[0.975, 120, 1.979930405],
	[0.975, 1000, 1.962339081],
	[0.975, 100_000, 1.959987708],
	[0.995, 1, 63.656741163],
	[0.995, 2, 9.924843201],
	[0.995, 10, 3.169272673],
	[0.995, 120, 2.617421145],
];

describe("the quantile of Student's t", () => {
	test.each(table)('for %f and %f degrees is %f', (probability, degrees, t) => {
		expect(Math.abs(studentTQuantile(probability, degrees) / t - 1)).toBeLessThan(1e-8);
	});

	test('is what the formulas for one and two degrees say', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p) => {
				expect(studentTQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 8);
				expect(studentTQuantile(p, 2)).toBeCloseTo((2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 8);
			}),
		);
	});

	test('has as much of the density below it as was asked for', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.51, max: 0.999, noNaN: true }),
				fc.double({ min: 3, max: 60, noNaN: true }),
				(p, degrees) => {
					const q = studentTQuantile(p, degrees);
					// With t = √degrees · tan θ the whole half line is θ from 0 to π/2, and the density cos^(degrees − 1) θ; no gamma function is needed.
					const whole = simpson((angle) => Math.cos(angle) ** (degrees - 1), Math.PI / 2);
					const part = simpson((angle) => Math.cos(angle) ** (degrees - 1), Math.atan(q / Math.sqrt(degrees)));
					expect(0.5 + part / whole / 2).toBeCloseTo(p, 6);
				},
			),
		);
	});

	test('is the same on the other side, and 0 in the middle', () => {
		expect(studentTQuantile(0.025, 7)).toBeCloseTo(-studentTQuantile(0.975, 7), 9);
		expect(studentTQuantile(0.5, 7)).toBeCloseTo(0, 9);
	});

	test.each([
		[0, 5],
		[1, 5],
		[NaN, 5],
		[0.9, 0],
		[0.9, -1],
	])('is none for %f and %f degrees', (probability, degrees) => {
		expect(() => studentTQuantile(probability, degrees)).toThrow(RangeError);
	});
});

function simpson(of: (x: number) => number, to: number): number {
	const steps = 4000;
	let sum = of(0) + of(to);
	for (let step = 1; step < steps; step++) sum += (step % 2 ? 4 : 2) * of((to * step) / steps);
	return (sum * to) / steps / 3;
}
