/** The checks that are met by saying something once, or by never saying something: the two plain shapes. */
import type { ActId } from '../../act/act.ts';
import { no, yes, type Answer } from '../answer.ts';
import { fewestReplies } from '../rubric.ts';
import { byReply, has, type Story } from '../story.ts';

/** Met by the first reply that carries one of the acts. */
export function saidOnce(story: Story, wanted: readonly ActId[]): Answer {
	const reply = story.replies.find((said) => has(said, wanted));
	return reply ? yes(byReply(story, reply, wanted)) : no();
}

/** Met when no reply carries the act, in a run of at least three replies. Every reply that does is evidence. */
export function neverSaid(story: Story, unwanted: ActId): Answer {
	const broken = story.replies.filter(({ acts }) => acts.includes(unwanted));
	if (broken.length > 0) return no(...broken.map((reply) => byReply(story, reply, [unwanted])));
	return enoughSaid(story) ? yes() : no();
}

/** Whether enough replies stand for "no …" to mean something. */
export function enoughSaid({ replies }: Story): boolean {
	return replies.length >= fewestReplies;
}
