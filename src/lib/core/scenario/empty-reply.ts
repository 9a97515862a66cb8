import type { Reply } from './scenario.ts';

/** A bullet in which nothing is said yet. */
export function emptyReply(index: number, target: number): Reply {
	return {
		index,
		kind: 'reply',
		seconds: null,
		segments: [],
		wordings: [],
		remark: [],
		guard: null,
		effects: [],
		learns: [],
		target,
	};
}
