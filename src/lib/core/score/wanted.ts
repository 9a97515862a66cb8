/** What a moment of the talk asks for, by its acts: what a coach may name without giving an answer away. */
import { actIndex, type ActId } from '../act/act.ts';
import type { Snapshot } from '../machine/events.ts';
import { offered } from '../machine/offer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { authoredReplies } from './authored.ts';

/** The acts of the sound replies on offer: those of most replies first, equal ones in the order of the closed list. */
export function wantedAt(scenario: Scenario, snapshot: Snapshot): ActId[] {
	const authored = authoredReplies(scenario);
	const counts = new Map<ActId, number>();
	for (const { index } of offered(scenario, snapshot)) {
		const reply = authored.get(index);
		if (reply?.tone !== 'sound') continue;
		for (const act of reply.acts) counts.set(act, (counts.get(act) ?? 0) + 1);
	}
	return [...counts].sort(([a, x], [b, y]) => y - x || actIndex(a) - actIndex(b)).map(([act]) => act);
}
