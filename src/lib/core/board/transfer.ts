/** Transfer 迁移: how a learner does at the first try of scenarios that they have not met before, after practice elsewhere. */
import { spreadOf } from './spread.ts';
import { byTime, type Try } from './tries.ts';

/** Any run of the learner, whether it counts or not: what was met must be known. */
export interface MetRun extends Try {
	/** Scenario id: who has met a scenario in another version, language or mode has met it. */
	scenario: string;
	/** `disciplineKey` of the run. */
	discipline: string;
	/** It was played to its end. */
	finished: boolean;
	/** Its total where it counts on a board; else null. */
	total: number | null;
}

export interface TransferRule {
	/** Other scenarios that must have been played to their end before. */
	practised: number;
	/** Others' first meetings of the same discipline that a comparison needs. */
	fewestPeers: number;
}

export const transferRule: TransferRule = { practised: 1, fewestPeers: 5 };

/** A scenario met for the first time, in a run that counts. */
export interface FirstMeeting {
	run: string;
	scenario: string;
	total: number;
	/** Other scenarios played to their end before. */
	practised: number;
	/** Median of others' first meetings of the discipline, whatever their practice, and how many those are; null when too few. */
	peers: { median: number; n: number } | null;
}

export interface Transfer {
	/** In order of time; all after enough practice elsewhere. */
	meetings: FirstMeeting[];
	/** Mean of the totals: the transfer score, 0 to 100. null when there is no such meeting. */
	score: number | null;
	/** Mean of total less the peers' median, over the meetings that have peers: says whether it was the learner or the scenario. null when none has. */
	abovePeers: number | null;
}

/**
 * A scenario whose first run was coached, watched, left or does not count for another reason was met by it, and has no first meeting any more: what comes after
 * it is not new.
 *
 * @param runs one learner's, in any order
 * @param peersOf the totals of others' first meetings of a discipline, whatever their practice
 */
export function transferOf(
	runs: readonly MetRun[],
	peersOf: (discipline: string) => readonly number[],
	rule: TransferRule = transferRule,
): Transfer {
	const meetings = firstMeetings(runs)
		.filter(({ practised }) => practised >= rule.practised)
		.map(({ run, scenario, discipline, total, practised }): FirstMeeting => {
			const others = peersOf(discipline);
			const peers = others.length < rule.fewestPeers ? null : spreadOf(others);
			return { run, scenario, total, practised, peers: peers && { median: peers.median, n: peers.n } };
		});
	return {
		meetings,
		score: meanOf(meetings.map(({ total }) => total)),
		abovePeers: meanOf(meetings.flatMap(({ total, peers }) => (peers ? total - peers.median : []))),
	};
}

/** One learner's first runs of each scenario, where they count, in order of time. `practised`: other scenarios played to their end before. */
export function firstMeetings<T extends MetRun>(runs: readonly T[]): (T & { total: number; practised: number })[] {
	const met = new Set<string>();
	const finished = new Set<string>();
	return runs.toSorted(byTime).flatMap((run) => {
		const isNew = !met.has(run.scenario);
		const practised = finished.size;
		met.add(run.scenario);
		if (run.finished) finished.add(run.scenario);
		return isNew && run.total !== null ? [{ ...run, total: run.total, practised }] : [];
	});
}

function meanOf(values: readonly number[]): number | null {
	return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
