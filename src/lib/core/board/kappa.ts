/** How far two raters agree beyond chance. */
import { normal95, type Interval } from './wilson.ts';

export interface Kappa {
	/** Things that both rated. */
	n: number;
	/** −1 to 1: 1 is agreement in everything, 0 what chance would bring. */
	kappa: number;
	/** Share in which they agree, and in which they would by chance, given how often each gives each rating. */
	observed: number;
	expected: number;
	/** Large-sample standard error. */
	error: number;
	/** 95 %, within −1 and 1; null where the error comes to 0, as after agreement in everything: then the formula cannot tell how sure that is. */
	interval: Interval | null;
}

/**
 * Cohen's kappa: Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960), 37–46; with the standard error
 * of Fleiss, Cohen and Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969), 323–327.
 *
 * @param table counts: the row is the first rater's rating, the column the second's, both in one order
 * @returns null when chance alone would make them agree in everything, as when both gave one and the same rating throughout, and of nothing
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa | null {
	const places = table.map((_, place) => place);
	const count = (row: number, column: number) => table[row]?.[column] ?? 0;
	const sum = (of: (place: number) => number) => places.reduce((total, place) => total + of(place), 0);
	const rows = places.map((row) => sum((column) => count(row, column)));
	const columns = places.map((column) => sum((row) => count(row, column)));
	const n = sum((row) => rows[row] ?? 0);
	const chance = sum((place) => (rows[place] ?? 0) * (columns[place] ?? 0));
	if (n === 0 || chance === n * n) return null;

	const observed = sum((place) => count(place, place)) / n;
	const expected = chance / n ** 2;
	const kappa = (observed - expected) / (1 - expected);
	const agreeing = sum(
		(place) =>
			count(place, place) * (1 - expected - (((rows[place] ?? 0) + (columns[place] ?? 0)) / n) * (1 - observed)) ** 2,
	);
	const differing = sum((row) =>
		sum((column) => (row === column ? 0 : count(row, column) * (((columns[row] ?? 0) + (rows[column] ?? 0)) / n) ** 2)),
	);
	const square =
		(agreeing / n + (1 - observed) ** 2 * (differing / n) - (observed * expected - 2 * expected + observed) ** 2) /
		(n * (1 - expected) ** 4);
	// Agreement in everything leaves a rounding of either sign.
	const error = observed === 1 ? 0 : Math.sqrt(Math.max(0, square));
	const half = normal95 * error;
	const interval = error === 0 ? null : { low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
	return { n, kappa, observed, expected, error, interval };
}

/** How often each pair of ratings was given, in the order of `categories`; pairs with another rating are left out. */
export function crossTable<Category>(
	pairs: readonly (readonly [first: Category, second: Category])[],
	categories: readonly Category[],
): number[][] {
	return categories.map((row) =>
		categories.map((column) => pairs.filter(([first, second]) => first === row && second === column).length),
	);
}
