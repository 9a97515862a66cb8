/** 理解 understanding: names the difficulty, says it back, finds the true cause. */
import { no, yes, type Answer, type Asks } from '../answer.ts';
import { meets } from '../occasions.ts';
import { byLine, byReply, has, withDetail, type SaidLine, type Story } from '../story.ts';
import { saidOnce } from './said.ts';

export const understanding: Asks<'empathise' | 'reflect' | 'find-cause'> = {
	empathise: (story) => saidOnce(story, meets.empathise),
	reflect: (story) => saidOnce(story, meets.reflect),
	'find-cause': findCause,
};

/** Lines that name a true cause, in order. */
export function causeLines({ lines }: Story): SaidLine[] {
	return lines.filter(({ line }) => line.moves.some(({ kind }) => kind === 'reveal'));
}

/** A cause was named, and the reply that followed did not brush it aside. */
function findCause(story: Story): Answer {
	const causes = causeLines(story);
	for (const { after } of causes) {
		const next = story.replies[after];
		if (next && has(next, ['dismiss', 'argue'])) {
			return no(withDetail(byReply(story, next, ['dismiss', 'argue']), 'brushed-aside'));
		}
	}
	return causes[0] ? yes(byLine(story, causes[0])) : no();
}
