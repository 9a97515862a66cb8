/** Measuring time: medians of several rounds, so that a busy moment does not decide. */

const rounds = 7;

/** Milliseconds that something takes: the median of several rounds after one to warm up. */
export function millisecondsOf(work: () => void, times = rounds): number {
	work();
	const taken = Array.from({ length: times }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return median(taken);
}

/** Milliseconds of several works, measured in turns: whatever slows the computer down slows all of them. */
export function millisecondsInTurns(works: readonly (() => void)[], times = rounds): number[] {
	for (const work of works) work();
	const taken = works.map((): number[] => []);
	for (let round = 0; round < times; round++) {
		works.forEach((work, place) => {
			const start = performance.now();
			work();
			taken[place]?.push(performance.now() - start);
		});
	}
	return taken.map(median);
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
