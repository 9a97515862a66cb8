/** PMP 提问、倾听、总结: shown, not part of the total. */
import type { ActId } from '../act/act.ts';
import { pmpActs } from './rubric.ts';
import type { Evidence, Scorecard } from './scorecard.ts';
import { byReply, has, type Story } from './story.ts';

export function pmpOf(story: Story): Scorecard['pmp'] {
	const first = (wanted: readonly ActId[]): Evidence | null => {
		const reply = story.replies.find((said) => has(said, wanted));
		return reply ? byReply(story, reply, wanted) : null;
	};
	return {
		ask: first(pmpActs.ask),
		listen: first(pmpActs.listen),
		interrupted: first(['dismiss']),
		sum: first(pmpActs.sum),
	};
}
