/** A learner's tries at one discipline: the first, the best, the latest, how many, and how they spread. */
import { spreadOf, type Spread } from './spread.ts';

export interface Try {
	/** Id of the run. */
	run: string;
	/** In milliseconds since the epoch: when the server received it, where one did, since a learner's clock may be set. */
	at: number;
}

/** What is kept of a learner's tries, however many there were. */
export interface KeptTries<T extends Try> {
	count: number;
	first: T;
	/** Of equal ones the earlier. */
	best: T;
	latest: T;
}

export interface Tries<T extends Try> extends KeptTries<T> {
	/** Of all tries. */
	spread: Spread;
}

/** Which try stands for a learner on a board. The first by default: later ones measure memory of the scenario as well. */
export type Choice = 'first' | 'best' | 'latest';
export const choices: readonly Choice[] = ['first', 'best', 'latest'];

/** The order in which tries were made; of the same moment, the one with the smaller id (ids grow with time) first. */
export function byTime(a: Try, b: Try): number {
	return a.at - b.at || (a.run < b.run ? -1 : a.run > b.run ? 1 : 0);
}

/** What is kept after one more try, made after those that are kept. @param kept null before the first */
export function afterTry<T extends Try>(kept: KeptTries<T> | null, run: T, valueOf: (run: T) => number): KeptTries<T> {
	if (!kept) return { count: 1, first: run, best: run, latest: run };
	const best = valueOf(run) > valueOf(kept.best) ? run : kept.best;
	return { count: kept.count + 1, first: kept.first, best, latest: run };
}

/**
 * @param runs one learner's runs of one discipline that count, in any order
 * @param valueOf the figure of the board; where it is null for a run (nothing of it applied) the run is left out
 * @returns null when none is left
 */
export function triesOf<T extends Try>(runs: readonly T[], valueOf: (run: T) => number | null): Tries<T> | null {
	const valued = runs.filter((run) => valueOf(run) !== null).sort(byTime);
	const value = (run: T) => valueOf(run) ?? 0;
	const spread = spreadOf(valued.map(value));
	let kept: KeptTries<T> | null = null;
	for (const run of valued) kept = afterTry(kept, run, value);
	return kept && spread && { ...kept, spread };
}
