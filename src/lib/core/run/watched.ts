/** Runs that began with what was watched: how much of them is not the trainee's own. */
import type { Step } from './replay.ts';

/** How many of the standing replies were watched, not given: those among the log's first `entries`. */
export function watchedReplies(steps: readonly Step[], entries: number): number {
	return steps.filter(({ kind, entry }) => kind === 'reply' && entry < entries).length;
}
