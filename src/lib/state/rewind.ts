import { v7 as uuid } from 'uuid';
import { LiveRun } from '../core/run/live.ts';
import { standing } from '../core/run/standing.ts';
import type { StoredRun, Runs } from '../store/runs.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

/**
 * Starts a new run that goes on from just before an entry of another one: same scenario, same seed, the same words up to there. The new run remembers
 * its parent. Resolves to its id; rejects with a StoreError when the disk refuses.
 *
 * @param entry position of a standing reply in the parent's log
 */
export async function rewind(
	{ run, scenario }: StoredRun,
	entry: number,
	runs: Runs,
	clock: Clock = systemClock,
): Promise<string> {
	const at = clock.now();
	const head = { ...run.head, id: uuid(), coaching: 'coached' as const, parent: { run: run.head.id, entries: entry } };
	const kept = standing(run.entries).filter((place) => place < entry);
	const live = new LiveRun(scenario, head, []);
	// A line is chosen by its place in the log: with undone entries left out the choice among equal lines may differ, so lines are taken over as they were said.
	for (const place of kept) {
		const old = run.entries[place];
		if (old) live.append({ ...old, at });
	}
	return runs.start(head, scenario, live.entries, at);
}
