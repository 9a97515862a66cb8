/** How long a talk took by its log. */
import type { Entry } from './log.ts';

/** A longer gap is somebody who went away and took the talk up again another time, in milliseconds. */
const longestPause = 10 * 60_000;

/** Milliseconds from the beginning of the talk to the last thing said, with what was taken back; a pause counts for ten minutes at most. */
export function talkedFor(entries: readonly Entry[]): number {
	const begin = entries.findIndex(({ kind }) => kind === 'begin');
	const end = entries.findLastIndex(({ kind }) => kind === 'line' || kind === 'reply' || kind === 'hang-up');
	if (begin < 0) return 0;
	const talk = entries.slice(begin, end + 1);
	return talk.reduce((sum, { at }, index) => {
		const gap = at - (talk[index - 1]?.at ?? at);
		return sum + Math.min(Math.max(0, gap), longestPause);
	}, 0);
}
