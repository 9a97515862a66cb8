/** Measuring time: the best of several rounds, since a busy computer only ever adds to it. */

const rounds = 9;

/** Milliseconds that something takes, after one round to warm up. */
export function millisecondsOf(work: () => void): number {
	return millisecondsInTurns([work])[0] ?? Number.NaN;
}

/** Milliseconds of several works, measured in turns: whatever slows the computer down slows all of them. */
export function millisecondsInTurns(works: readonly (() => void)[]): number[] {
	for (const work of works) work();
	const best = works.map(() => Number.POSITIVE_INFINITY);
	for (let round = 0; round < rounds; round++) {
		works.forEach((work, place) => {
			const start = performance.now();
			work();
			best[place] = Math.min(best[place] ?? Number.POSITIVE_INFINITY, performance.now() - start);
		});
	}
	return best;
}
