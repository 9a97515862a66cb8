/** What two sequences have in common, in order: the ground that every comparison of texts stands on. */

/** `a[before + n]` is `b[after + n]` for each n below `length`. */
export interface CommonRun {
	before: number;
	after: number;
	length: number;
}

/** Differences that are looked for between two anchors before the rest counts as replaced. */
const mostEffort = 400;

/**
 * Runs of equal elements, in order, none overlapping. Elements that stand once on either side are anchors (patience), what lies between is compared by
 * Myers' greedy algorithm as far as `mostEffort` goes: however long or hostile, an answer comes soon, if not always the shortest.
 */
export function commonRuns<T>(a: readonly T[], b: readonly T[]): CommonRun[] {
	const pairs: [number, number][] = [];
	between(a, b, { fromA: 0, toA: a.length, fromB: 0, toB: b.length }, pairs);
	const runs: CommonRun[] = [];
	for (const [before, after] of pairs) {
		const last = runs.at(-1);
		if (last && last.before + last.length === before && last.after + last.length === after) last.length += 1;
		else runs.push({ before, after, length: 1 });
	}
	return runs;
}

interface Area {
	fromA: number;
	toA: number;
	fromB: number;
	toB: number;
}

function between<T>(a: readonly T[], b: readonly T[], area: Area, pairs: [number, number][]): void {
	let { fromA, toA, fromB, toB } = area;
	while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++]);
	let tail = 0;
	while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
		toA -= 1;
		toB -= 1;
		tail += 1;
	}
	if (fromA < toA && fromB < toB) {
		const anchors = anchorsIn(a, b, { fromA, toA, fromB, toB });
		if (anchors.length === 0) greedy(a, b, { fromA, toA, fromB, toB }, pairs);
		for (const [inA, inB] of anchors) {
			between(a, b, { fromA, toA: inA, fromB, toB: inB }, pairs);
			pairs.push([inA, inB]);
			fromA = inA + 1;
			fromB = inB + 1;
		}
		if (anchors.length > 0) between(a, b, { fromA, toA, fromB, toB }, pairs);
	}
	for (let n = 0; n < tail; n++) pairs.push([toA + n, toB + n]);
}

/** Elements that stand exactly once on either side, as many as keep their order. */
function anchorsIn<T>(a: readonly T[], b: readonly T[], { fromA, toA, fromB, toB }: Area): [number, number][] {
	/** Where an element stands; -1 when more than once. */
	const inA = placesOf(a, fromA, toA);
	const inB = placesOf(b, fromB, toB);
	const candidates: [number, number][] = [];
	for (const [element, at] of inA) {
		const there = inB.get(element);
		if (at >= 0 && there !== undefined && there >= 0) candidates.push([at, there]);
	}
	return longestIncreasing(candidates);
}

function placesOf<T>(all: readonly T[], from: number, to: number): Map<T, number> {
	const places = new Map<T, number>();
	for (let at = from; at < to; at++) {
		const element = all[at] as T;
		places.set(element, places.has(element) ? -1 : at);
	}
	return places;
}

/** The longest choice of pairs whose second places increase too; the first ones do already. */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
	/** For each length of a choice, the pair that ends it earliest. */
	const ends: number[] = [];
	const before: number[] = [];
	for (const [index, [, place]] of pairs.entries()) {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
			else high = middle;
		}
		before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
		ends[low] = index;
	}
	const chosen: [number, number][] = [];
	for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
		const pair = pairs[at];
		if (pair) chosen.push(pair);
	}
	return chosen.reverse();
}

/** Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), §4: the furthest point on each diagonal, difference by difference. */
function greedy<T>(
	a: readonly T[],
	b: readonly T[],
	{ fromA, toA, fromB, toB }: Area,
	pairs: [number, number][],
): void {
	const sizeA = toA - fromA;
	const sizeB = toB - fromB;
	const most = Math.min(sizeA + sizeB, mostEffort);
	const middle = most + 1;
	let furthest = new Int32Array(2 * most + 3);
	const earlier: Int32Array[] = [];
	for (let differences = 0; differences <= most; differences++) {
		earlier.push(furthest.slice());
		const next = furthest.slice();
		for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
			let x = firstOn(furthest, middle, diagonal, differences);
			let y = x - diagonal;
			while (x < sizeA && y < sizeB && a[fromA + x] === b[fromB + y]) {
				x += 1;
				y += 1;
			}
			next[middle + diagonal] = x;
			if (x >= sizeA && y >= sizeB) return walkedBack(earlier, middle, { fromA, toA, fromB, toB }, pairs);
		}
		furthest = next;
	}
}

/** Where a path of so many differences comes upon the diagonal. */
function firstOn(furthest: Int32Array, middle: number, diagonal: number, differences: number): number {
	const above = furthest[middle + diagonal + 1] ?? 0;
	const left = furthest[middle + diagonal - 1] ?? 0;
	return diagonal === -differences || (diagonal !== differences && left < above) ? above : left + 1;
}

function walkedBack(
	earlier: readonly Int32Array[],
	middle: number,
	{ fromA, toA, fromB, toB }: Area,
	pairs: [number, number][],
): void {
	const found: [number, number][] = [];
	let x = toA - fromA;
	let y = toB - fromB;
	for (let differences = earlier.length - 1; differences >= 0; differences--) {
		const furthest = earlier[differences];
		if (!furthest) break;
		const first = differences === 0 ? 0 : firstOn(furthest, middle, x - y, differences);
		const diagonal = x - y;
		while (x > first && y > first - diagonal && x > 0 && y > 0) found.push([fromA + --x, fromB + --y]);
		if (differences === 0) break;
		// One step back: down from the diagonal above, or right from the one below.
		const above = furthest[middle + diagonal + 1] ?? 0;
		const left = furthest[middle + diagonal - 1] ?? 0;
		if (diagonal === -differences || (diagonal !== differences && left < above)) y -= 1;
		else x -= 1;
	}
	for (const pair of found.reverse()) pairs.push(pair);
}
