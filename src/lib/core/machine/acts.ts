/** The acts that a reply's author gave it. */
import type { ActId } from '../act/act.ts';
import type { Reply } from '../scenario/scenario.ts';

const known = new WeakMap<Reply, readonly ActId[]>();

/** The acts of all segments, each once, in order of first appearance: what giving this reply in choice mode says. */
export function actsOf(reply: Reply): readonly ActId[] {
	let acts = known.get(reply);
	if (!acts) {
		acts = [...new Set(reply.segments.flatMap((segment) => segment.acts))];
		known.set(reply, acts);
	}
	return acts;
}
