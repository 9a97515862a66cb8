/** What came of runs in an assignment, found by going through all of them: what the database's sum is compared with. */
import { wantedRuns, type AssignedRules, type TakenRuns, type WantedRuns } from '../../src/lib/core/board/assigned.ts';

/** A verified run of a member; times in milliseconds since the epoch. */
export interface TakenRun {
	runId: string;
	scenarioId: string;
	mode: 'choice' | 'free';
	coaching: 'coached' | 'exam';
	counted: boolean;
	total: number;
	startedAt: number;
	receivedAt: number;
}

/** Of each step of the assignment. */
export function takenOf(rules: AssignedRules, runs: readonly TakenRun[]): TakenRuns[] {
	return rules.steps.map((step) => takenBy(wantedRuns(rules, step), runs));
}

export function takenBy(wanted: WantedRuns, runs: readonly TakenRun[]): TakenRuns {
	const own = runs
		.filter(
			(run) =>
				run.scenarioId === wanted.scenarioId &&
				run.mode === wanted.mode &&
				run.coaching === wanted.coaching &&
				(run.counted || !wanted.countedOnly) &&
				run.startedAt >= wanted.begunSince &&
				run.receivedAt >= wanted.since &&
				run.receivedAt <= (wanted.until ?? Infinity),
		)
		.sort((a, b) => a.receivedAt - b.receivedAt || (a.runId < b.runId ? -1 : 1))
		.slice(0, wanted.most ?? undefined);
	const best = own.reduce<TakenRun | null>((best, run) => (best && best.total >= run.total ? best : run), null);
	return {
		tries: own.length,
		best: best && { runId: best.runId, total: best.total },
		metAt: own.find(({ total }) => total >= wanted.least)?.receivedAt ?? null,
	};
}
