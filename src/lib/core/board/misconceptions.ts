/** The wrong replies that a class falls for. */
import { toneOf } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import { repliesOf, stateOfReply } from '../scenario/replies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Picks } from './picks.ts';
import { wilson, type Interval } from './wilson.ts';

export interface Misconception {
	/** Index of the reply; its words are the scenario's. */
	reply: number;
	/** Index of its state; null when it is on offer everywhere. */
	state: number | null;
	tone: 'weak' | 'red';
	/** Members who chose it at least once in their try. */
	picked: number;
	/** Members who stood where it was on offer, and chose something. */
	offered: number;
	/** `picked` ÷ `offered`, and its 95 % interval. */
	share: number;
	interval: Interval;
}

/**
 * The weak and red-line replies of a scenario that were chosen, those first of which it is surest that many choose them: by the lower end of the interval,
 * so that one of one does not stand before eight of ten. Equal ones in the scenario's order.
 *
 * @param scenario the one text that all picks are of, in any form
 * @param firsts what each member's first try of it met, one a member: a second try would count what the first one taught
 */
export function misconceptions(scenario: Scenario, firsts: readonly Picks[]): Misconception[] {
	const times = (of: keyof Picks) => {
		const counts = new Map<number, number>();
		for (const picks of firsts) for (const reply of picks[of]) counts.set(reply, (counts.get(reply) ?? 0) + 1);
		return counts;
	};
	const [picked, passed] = [times('picked'), times('passed')];
	return [...picked]
		.flatMap(([reply, count]): Misconception[] => {
			const own = repliesOf(scenario)[reply];
			const tone = own && toneOf(actsOf(own));
			if (tone !== 'weak' && tone !== 'red') return [];
			const stood = count + (passed.get(reply) ?? 0);
			const interval = wilson(count, stood);
			const state = stateOfReply(scenario, reply);
			return [{ reply, state, tone, picked: count, offered: stood, share: count / stood, interval }];
		})
		.sort((a, b) => b.interval.low - a.interval.low || a.reply - b.reply);
}
