/** Two sequences laid side by side: what resembles each other most, in order. */

export interface Pair<A, B> {
	a: A | null;
	b: B | null;
}

/** Beyond so many pairs things are laid side by side by number. */
const mostPairs = 250_000;

/**
 * @param likeness more than 0 for what may stand side by side, the more the better; 0 for what may not
 */
export function paired<A, B>(
	a: readonly A[],
	b: readonly B[],
	likeness: (a: A, b: B, i: number, j: number) => number,
): Pair<A, B>[] {
	if (a.length * b.length > mostPairs) return byNumber(a, b);
	const width = b.length + 1;
	const best = new Float64Array((a.length + 1) * width);
	const like = new Float64Array(a.length * b.length);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const here = likeness(a[i] as A, b[j] as B, i, j);
			like[i * b.length + j] = here;
			const both = here > 0 ? here + (best[(i + 1) * width + j + 1] ?? 0) : 0;
			best[i * width + j] = Math.max(both, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
		}
	const pairs: Pair<A, B>[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		const here = best[i * width + j] ?? 0;
		const own = like[i * b.length + j] ?? 0;
		if (own > 0 && here <= own + (best[(i + 1) * width + j + 1] ?? 0)) pairs.push({ a: a[i++] as A, b: b[j++] as B });
		else if (here <= (best[(i + 1) * width + j] ?? 0)) pairs.push({ a: a[i++] as A, b: null });
		else pairs.push({ a: null, b: b[j++] as B });
	}
	while (i < a.length) pairs.push({ a: a[i++] as A, b: null });
	while (j < b.length) pairs.push({ a: null, b: b[j++] as B });
	return pairs;
}

function byNumber<A, B>(a: readonly A[], b: readonly B[]): Pair<A, B>[] {
	return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => ({
		a: a[index] ?? null,
		b: b[index] ?? null,
	}));
}

/** How much two bags have in common: Dice's coefficient, 0 to 1; two empty ones are alike. */
export function alike(a: readonly string[], b: readonly string[]): number {
	if (a.length + b.length === 0) return 1;
	const counts = new Map<string, number>();
	for (const each of a) counts.set(each, (counts.get(each) ?? 0) + 1);
	let common = 0;
	for (const each of b) {
		const left = counts.get(each) ?? 0;
		if (left === 0) continue;
		common++;
		counts.set(each, left - 1);
	}
	return (2 * common) / (a.length + b.length);
}
