/** Where something that a report tells of is now, though the text may have changed since. */
import { linesOf, repliesOf, stateOfReply, textOf } from '../../core/scenario/replies.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';

export interface Reported {
	kind: 'state' | 'reply' | 'line';
	index: number;
}

/** Its number in the scenario as it is now: by its words, in the same state first; null when nothing is called so any more. */
export function numberNow({ kind, index }: Reported, then: Scenario, now: Scenario): number | null {
	if (then.hash === now.hash) return index;
	if (kind === 'state') {
		const name = then.states[index]?.name;
		return found(now.states.findIndex((state) => state.name === name));
	}
	if (kind === 'line') {
		const words = linesOf(then)[index]?.text.join('\n');
		return found(linesOf(now).findIndex((line) => line?.text.join('\n') === words));
	}
	const reply = repliesOf(then)[index];
	if (!reply) return null;
	const nameIn = (scenario: Scenario, number: number) => scenario.states[stateOfReply(scenario, number) ?? -1]?.name;
	const home = nameIn(then, index);
	const same = repliesOf(now).filter(
		({ kind: other, segments }) =>
			other === reply.kind && (other !== 'reply' || textOf({ ...reply, segments }) === textOf(reply)),
	);
	const near = same.find((each) => nameIn(now, each.index) === home);
	// Special bullets have no words: elsewhere, it is another.
	return near?.index ?? (reply.kind === 'reply' ? same[0]?.index : undefined) ?? null;
}

const found = (index: number) => (index < 0 ? null : index);
