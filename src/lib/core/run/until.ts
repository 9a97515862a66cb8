/** A run as far as one of its steps: what stood in its log then. */
import type { Entry, Run } from './log.ts';
import type { Step } from './replay.ts';
import { standing } from './standing.ts';

const leftOut: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(['record', 'message', 'finish', 'contest']);

/**
 * The entries of a run that stand after one of its steps: act one, and every turn up to there with the line that answered it; nothing of act three, nor what was contested.
 *
 * @param steps the run's replayed steps
 * @param step which of them is the last to be kept, from 0
 */
export function entriesUntil(run: Run, steps: readonly Step[], step: number): Entry[] {
	const end = steps[step + 1]?.entry ?? run.entries.length;
	return standing(run.entries)
		.filter((place) => place < end)
		.flatMap((place) => run.entries[place] ?? [])
		.filter(({ kind }) => !leftOut.has(kind));
}
