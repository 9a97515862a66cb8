import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementByTrainer, ratingOf, type Rating, type SecondRating } from '../../../src/lib/core/board/agreement.ts';
import { cohenKappa, crossTable } from '../../../src/lib/core/board/kappa.ts';

const categories = ['yes', 'no', 'not-asked'] as const;

/** κ of proportions, as Cohen writes it. */
function kappaOf(p: readonly (readonly number[])[]): number {
	let [observed, expected] = [0, 0];
	for (let i = 0; i < p.length; i++) {
		observed += p[i]![i]!;
		const row = p[i]!.reduce((sum, each) => sum + each, 0);
		const column = p.reduce((sum, each) => sum + each[i]!, 0);
		expected += row * column;
	}
	return (observed - expected) / (1 - expected);
}

/** The large-sample standard error by the delta method with numeric derivatives, which knows nothing of the published formula. */
function errorByDifferences(table: readonly (readonly number[])[]): number {
	const n = table.flat().reduce((sum, each) => sum + each, 0);
	const p = table.map((row) => row.map((count) => count / n));
	const step = 1e-6;
	const slopes = p.map((row, i) =>
		row.map((_, j) => {
			const moved = (by: number) => p.map((own, k) => own.map((each, l) => (k === i && l === j ? each + by : each)));
			return (kappaOf(moved(step)) - kappaOf(moved(-step))) / (2 * step);
		}),
	);
	let [squares, mean] = [0, 0];
	p.forEach((row, i) =>
		row.forEach((each, j) => {
			squares += each * slopes[i]![j]! ** 2;
			mean += each * slopes[i]![j]!;
		}),
	);
	return Math.sqrt(Math.max(0, squares - mean ** 2) / n);
}

const arbitraryTable = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
	minLength: 3,
	maxLength: 3,
});

describe("Cohen's kappa", () => {
	test('of the example in Cohen (1960), table 1, 200 cases, is .492', () => {
		const found = cohenKappa([
			[88, 14, 18],
			[10, 40, 10],
			[2, 6, 12],
		]);
		expect(found).toMatchObject({ n: 200 });
		expect(found?.observed).toBeCloseTo(0.7, 12);
		expect(found?.expected).toBeCloseTo(0.41, 12);
		expect(found?.kappa).toBeCloseTo(0.492, 3);
	});

	test('of the diagnoses in Fleiss, Statistical Methods for Rates and Proportions (table 18.1), 100 cases, is .68', () => {
		const found = cohenKappa([
			[75, 1, 4],
			[5, 4, 1],
			[0, 0, 10],
		]);
		expect(found?.observed).toBeCloseTo(0.89, 12);
		expect(found?.expected).toBeCloseTo(0.66, 12);
		expect(found?.kappa).toBeCloseTo(0.676471, 6);
		// By the formula of Fleiss, Cohen and Everitt in NumPy 2.
		expect(found?.error).toBeCloseTo(0.087703, 6);
		expect(found?.interval?.low).toBeCloseTo(0.676471 - 1.959964 * 0.087703, 5);
	});

	test('has the standard error that the delta method gives', () => {
		fc.assert(
			fc.property(arbitraryTable, (table) => {
				const found = cohenKappa(table);
				if (!found || found.expected > 0.999) return;
				expect(found.kappa).toBeCloseTo(kappaOf(table.map((row) => row.map((count) => count / found.n))), 9);
				// Near certain chance agreement the derivatives are too steep for differences of this step.
				if (found.expected < 0.95) expect(found.error).toBeCloseTo(errorByDifferences(table), 4);
			}),
			{ numRuns: 300 },
		);
	});

	test('is that of the pairs themselves', () => {
		const pair = fc.tuple(fc.constantFrom(...categories), fc.constantFrom(...categories));
		fc.assert(
			fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), (pairs) => {
				const found = cohenKappa(crossTable(pairs, categories));
				const share = (of: (one: (typeof pairs)[number]) => boolean) => pairs.filter(of).length / pairs.length;
				const observed = share(([a, b]) => a === b);
				// By chance: any rating of the one beside any rating of the other.
				const expected =
					pairs.flatMap(([a]) => pairs.map(([, b]) => (a === b ? 1 : 0))).reduce<number>((sum, each) => sum + each, 0) /
					pairs.length ** 2;
				if (expected === 1) expect(found).toBeNull();
				else expect(found?.kappa).toBeCloseTo((observed - expected) / (1 - expected), 9);
			}),
		);
	});

	test('does not depend on who is the first rater', () => {
		fc.assert(
			fc.property(arbitraryTable, (table) => {
				const turned = table.map((_, i) => table.map((row) => row[i]!));
				const [one, other] = [cohenKappa(table), cohenKappa(turned)];
				expect(one === null).toBe(other === null);
				if (!one || !other) return;
				expect(one.kappa).toBeCloseTo(other.kappa, 9);
				expect(one.error).toBeCloseTo(other.error, 9);
			}),
		);
	});

	test('is not told where chance alone would make both agree, nor of nothing', () => {
		expect(
			cohenKappa([
				[12, 0],
				[0, 0],
			]),
		).toBeNull();
		expect(
			cohenKappa([
				[0, 0],
				[0, 0],
			]),
		).toBeNull();
	});

	test('of agreement in everything is 1, without an interval: the formula cannot tell how sure that is', () => {
		expect(
			cohenKappa([
				[3, 0, 0],
				[0, 3, 0],
				[0, 0, 1],
			]),
		).toMatchObject({ kappa: 1, error: 0, interval: null });
	});

	test('of raters who never agree is below 0, and its interval does not go below −1', () => {
		const found = cohenKappa([
			[0, 5],
			[4, 0],
		]);
		expect(found?.kappa).toBeLessThan(-0.9);
		expect(found?.interval === null || (found?.interval.low ?? -2) >= -1).toBe(true);
	});
});

describe('the agreement of trainers with the machine', () => {
	const rated = (trainer: string, check: SecondRating['check'], machine: Rating, human: Rating): SecondRating => ({
		trainer,
		check,
		machine,
		human,
	});

	test('is told by trainer and by check, in the order of the rubric', () => {
		const found = agreementByTrainer([
			rated('t2', 'empathise', 'yes', 'yes'),
			rated('t1', 'say-back', 'yes', 'no'),
			rated('t1', 'empathise', 'yes', 'yes'),
			rated('t1', 'empathise', 'no', 'no'),
			rated('t1', 'empathise', 'no', 'yes'),
		]);
		expect(found.map(({ trainer }) => trainer)).toEqual(['t1', 't2']);
		const [one, other] = found;
		expect(one?.all).toMatchObject({ n: 4, agreed: 2 });
		expect(one?.checks.map(({ check }) => check)).toEqual(['empathise', 'say-back']);
		expect(one?.checks[0]).toMatchObject({ n: 3, agreed: 2 });
		expect(one?.checks[0]?.table).toEqual([
			[1, 0, 0],
			[1, 1, 0],
			[0, 0, 0],
		]);
		expect(one?.checks[0]?.kappa?.kappa).toBeCloseTo(0.4, 9);
		expect(other?.all).toMatchObject({ n: 1, agreed: 1, kappa: null });
	});

	test('takes a check that does not apply for one that is not asked', () => {
		expect([ratingOf('yes'), ratingOf('no'), ratingOf('not-applicable')]).toEqual(['yes', 'no', 'not-asked']);
	});
});
