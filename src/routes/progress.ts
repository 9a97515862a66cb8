/** What the runs of this browser say about each scenario: the best and the last score. */
import type { Medal } from '$lib/core/score/scorecard.ts';
import type { RunRow } from '$lib/store/rows.ts';

export interface Progress {
	/** Total of the best finished run. */
	best: number;
	/** The best run's medal; null when it earned none. */
	medal: Medal | null;
	/** Whether any run passed. */
	passed: boolean;
	/** Total of the run finished last. */
	last: number;
}

type Scored = Pick<RunRow, 'scenario' | 'startedAt' | 'total' | 'passed' | 'medal' | 'watched'>;

/**
 * By scenario id; scenarios without a finished run are left out, and so are runs that say a model's replies: those points are not the learner's own.
 * `rows` may come in any order.
 */
export function progressOf(rows: readonly Scored[]): Map<string, Progress> {
	const progress = new Map<string, Progress>();
	for (const { scenario, total, passed, medal, watched } of [...rows].sort((a, b) => a.startedAt - b.startedAt)) {
		if (total === null || watched) continue;
		const so = progress.get(scenario);
		const better = !so || total > so.best;
		progress.set(scenario, {
			best: better ? total : so.best,
			medal: better ? medal : so.medal,
			passed: (so?.passed ?? false) || passed === true,
			last: total,
		});
	}
	return progress;
}
