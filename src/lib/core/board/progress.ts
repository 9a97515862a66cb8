/** A member's way since joining. */
import { trendOf, type Trend } from './theil-sen.ts';
import { byTime, type Try } from './tries.ts';

export interface ProgressRun extends Try {
	total: number;
	/** Which runs are alike (`disciplineKey`). */
	discipline: string;
}

export interface ProgressPoint extends ProgressRun {
	/** Number of the try since joining, from 1. */
	order: number;
	/** Number of the try of its own discipline, from 1. */
	again: number;
}

export interface Progress {
	/** In order of time. */
	points: ProgressPoint[];
	/**
	 * Points of total a try, by Theil and Sen, from pairs of one discipline alone: a hard scenario after an easy one is no step back. It tells how repeating
	 * helps; what is carried over to new scenarios is told by `transferOf`. null when no discipline was tried twice.
	 */
	trend: Trend | null;
}

/** @param runs one member's runs that count, in any order */
export function progressOf(runs: readonly ProgressRun[]): Progress {
	const tried = new Map<string, number>();
	const points = runs.toSorted(byTime).map((run, place): ProgressPoint => {
		const again = 1 + (tried.get(run.discipline) ?? 0);
		tried.set(run.discipline, again);
		return { ...run, order: place + 1, again };
	});
	const trend = trendOf(points.map(({ order, total, discipline }) => ({ order, value: total, stratum: discipline })));
	return { points, trend };
}
