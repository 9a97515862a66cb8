import { v7 as uuid } from 'uuid';
import { LiveRun } from '../core/run/live.ts';
import type { RunHead } from '../core/run/log.ts';
import { standing } from '../core/run/standing.ts';
import type { StoredRun, Runs } from '../store/runs.ts';
import { secondedOf } from '../store/seconded-of.ts';
import { standingOf } from '../store/standing-of.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

/**
 * Starts a new run that goes on from just before an entry of another one: same scenario, same seed, the same words up to there. The new run remembers
 * its parent, which stays as it is, finished or not. Resolves to its id; rejects with a StoreError when the disk refuses.
 *
 * @param entry position of a standing reply in the parent's log
 */
export async function rewind(
	{ run, scenario }: Pick<StoredRun, 'run' | 'scenario'>,
	entry: number,
	runs: Runs,
	clock: Clock = systemClock,
): Promise<string> {
	const at = clock.now();
	// What was contested names places of the parent's log, and stays there.
	const kept = standing(run.entries).filter((place) => place < entry && run.entries[place]?.kind !== 'contest');
	const { watched } = run.head;
	const head: RunHead = {
		...run.head,
		id: uuid(),
		coaching: 'coached',
		parent: { run: run.head.id, entries: entry },
		// What was watched is still at the beginning; what of it was undone, or lies behind the entry, is not taken along.
		...(watched ? { watched: { ...watched, entries: kept.filter((place) => place < watched.entries).length } } : {}),
	};
	const live = new LiveRun(scenario, head, []);
	// A line is chosen by its place in the log: with undone entries left out the choice among equal lines may differ, so lines are taken over as they were said.
	for (const place of kept) {
		const old = run.entries[place];
		if (old) live.append({ ...old, at });
	}
	const change = { ...standingOf(scenario, live.state, head), ...secondedOf(live.state) };
	return runs.start(head, scenario, live.entries, at, change);
}
