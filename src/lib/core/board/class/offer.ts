/** What a class may say at a moment of its talk: the replies on offer with their words, in the order that the room's seed gives. */
import type { Snapshot } from '../../machine/events.ts';
import { offered, shuffled } from '../../machine/offer.ts';
import { visitsOf } from '../../machine/visits.ts';
import { fillFacts } from '../../scenario/facts.ts';
import { textOf } from '../../scenario/replies.ts';
import { joined } from '../../scenario/soft-breaks.ts';
import type { Reply, Scenario } from '../../scenario/scenario.ts';
import type { ClassOption } from './view.ts';

/** @param scenario in the form that is played */
export function classOptions(scenario: Scenario, snapshot: Snapshot, seed: number): ClassOption[] {
	// Salted as in a run of one's own: another order at the next arrival.
	const salt = snapshot.state * 64 + visitsOf(snapshot.visits, snapshot.state);
	return shuffled(offered(scenario, snapshot), seed, salt).map((reply) => ({
		index: reply.index,
		text: wordsAt(scenario, reply, snapshot),
	}));
}

/** A reply's words with the facts of a moment. */
export function wordsAt(scenario: Scenario, reply: Reply, moment: Pick<Snapshot, 'days' | 'promises'>): string {
	return fillFacts(joined(textOf(reply)), scenario, moment);
}

/** The author's remark on a reply, one string a paragraph. */
export function remarkAt(scenario: Scenario, reply: Reply, moment: Pick<Snapshot, 'days' | 'promises'>): string[] {
	return reply.remark.map((text) => fillFacts(joined(text), scenario, moment));
}
