/** What the trainee may answer: the replies on offer, and the special bullets that hold besides. */
import type { Part, Reply, ReplyKind, Scenario } from '../scenario/scenario.ts';
import { draw } from './chance.ts';
import type { Snapshot } from './events.ts';
import { type Circumstances, holds } from './guard.ts';
import { commonPart, fittingVariant } from './variant.ts';
import { visitsOf } from './visits.ts';

/** The variant of the current state that fits, null when only the common part holds. */
export function partFor(scenario: Scenario, snapshot: Snapshot): Part | null {
	const state = scenario.states[snapshot.state];
	return state ? fittingVariant(state, snapshot.mood, visitsOf(snapshot.visits, snapshot.state)) : null;
}

export function circumstances(snapshot: Snapshot): Circumstances {
	const { mood, variables, facts, said, documents } = snapshot;
	return { mood, variables, facts, said, documents, visit: visitsOf(snapshot.visits, snapshot.state) };
}

/** Every bullet of the current state, the fitting variant and the talk, whatever its kind and guard; nearest first for special bullets: variant, common, talk. */
function bulletsAt(
	scenario: Scenario,
	snapshot: Snapshot,
): [variant: readonly Reply[], common: readonly Reply[], talk: readonly Reply[]] {
	const state = scenario.states[snapshot.state];
	return [partFor(scenario, snapshot)?.replies ?? [], (state && commonPart(state)?.replies) ?? [], scenario.everywhere];
}

/** The ordinary replies on offer now, in author's order: the common ones, the fitting variant's, the talk's. None while a line is due or once it is over. */
export function offered(scenario: Scenario, snapshot: Snapshot): Reply[] {
	if (snapshot.lineDue || snapshot.over) return [];
	const [variant, common, talk] = bulletsAt(scenario, snapshot);
	const at = circumstances(snapshot);
	return [...common, ...variant, ...talk].filter((reply) => reply.kind === 'reply' && holds(reply.guard, at));
}

/** The special bullet of a kind that holds now: the fitting variant's own, else the state's, else the talk's; null when there is none. */
export function specialFor(scenario: Scenario, snapshot: Snapshot, kind: Exclude<ReplyKind, 'reply'>): Reply | null {
	const at = circumstances(snapshot);
	for (const bullets of bulletsAt(scenario, snapshot)) {
		const found = bullets.find((reply) => reply.kind === kind && holds(reply.guard, at));
		if (found) return found;
	}
	return null;
}

/** The bullet that a reply may name now: an ordinary one on offer, or the 其他 or 越线 that holds here; null when it may not. */
export function bulletNamed(scenario: Scenario, snapshot: Snapshot, index: number): Reply | null {
	const [variant, common, talk] = bulletsAt(scenario, snapshot);
	const named = (reply: Reply) => reply.index === index;
	const bullet = common.find(named) ?? variant.find(named) ?? talk.find(named);
	if (!bullet) return null;
	if (bullet.kind === 'reply') return holds(bullet.guard, circumstances(snapshot)) ? bullet : null;
	if (bullet.kind === 'other' || bullet.kind === 'red-line')
		return specialFor(scenario, snapshot, bullet.kind) === bullet ? bullet : null;
	return null;
}

/** A copy in an order that seed and salt decide: Fisher and Yates' shuffle (Durstenfeld 1964). */
export function shuffled<T>(items: readonly T[], seed: number, salt: number): T[] {
	const order = items.slice();
	for (let last = order.length - 1; last > 0; last--) {
		const other = draw(last + 1, seed, salt, last);
		const moved = order[last] as T;
		order[last] = order[other] as T;
		order[other] = moved;
	}
	return order;
}
