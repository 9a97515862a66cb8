/** The acts that a reply's author gave it. */
import type { ActId } from '../act/act.ts';
import type { Reply } from '../scenario/scenario.ts';

/** The acts of all segments, each once, in order of first appearance: what giving this reply in choice mode says. */
export function actsOf(reply: Reply): readonly ActId[] {
	const [first, ...others] = reply.segments;
	if (!first) return [];
	// An author does not name an act twice for the same words; the reader sees to that.
	if (others.length === 0) return first.acts;
	return [...new Set(reply.segments.flatMap((segment) => segment.acts))];
}
