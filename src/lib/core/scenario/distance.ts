/** "Did you mean": the declared name that a mistyped one is nearest to. */

const longest = 48;

/**
 * The candidate at the smallest edit distance (insert, delete, replace, swap of neighbours) within a third of the name's length, at least one;
 * undefined when none is near. Letter case is ignored; among equals the first wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
	if (name === '' || name.length > longest) return undefined;
	const wanted = name.toLowerCase();
	let limit = Math.max(1, Math.floor(wanted.length / 3));
	let best: string | undefined;
	for (const candidate of candidates) {
		if (candidate === '' || Math.abs(candidate.length - wanted.length) > limit) continue;
		const distance = editDistance(wanted, candidate.toLowerCase());
		// A name of one character shares nothing with another of one character.
		if (distance > limit || distance >= Math.max(wanted.length, candidate.length)) continue;
		if (distance === limit && best !== undefined) continue;
		best = candidate;
		limit = distance;
		if (distance === 0) break;
	}
	return best;
}

/** Optimal string alignment distance, by the usual three-row table. */
export function editDistance(a: string, b: string): number {
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
		}
		before = above;
		above = row;
	}
	return above[b.length] ?? 0;
}
