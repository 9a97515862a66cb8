/** Which events may happen now: the gate before the machine. It refuses what is not on offer and finds the bullet whose link holds. */
import type { Scenario, State } from '../scenario/scenario.ts';
import type { Snapshot, TalkEvent } from './events.ts';
import { linesAt } from './line.ts';
import { bulletNamed, specialFor } from './offer.ts';
import { isStillLost, silenceMoves } from './rules.ts';

/** Why an event was refused. */
export type Refusal =
	/** The talk has ended. */
	| 'over'
	/** The customer has to speak first. */
	| 'line-due'
	/** The customer has nothing to say now. */
	| 'no-line-due'
	/** The bullet does not hold here and now. */
	| 'not-on-offer'
	/** The line is none of those that fit best; or none was named where there are some. */
	| 'not-a-candidate'
	/** No silence bullet holds here. */
	| 'no-silence'
	/** The scenario has no ending to hang up to. */
	| 'no-ending';

export class RefusedEvent extends Error {
	readonly reason: Refusal;

	constructor(reason: Refusal, event: TalkEvent) {
		super(`${event.type} refused: ${reason}`);
		this.name = 'RefusedEvent';
		this.reason = reason;
	}
}

/**
 * An event as the machine takes it, with the bullet whose link holds: the one named, or 还是没懂 in place of the third 其他; for a silence that
 * moves the silence bullet, null for one that waits.
 */
export type AdmittedEvent = Exclude<TalkEvent, { type: 'silence' }> | { type: 'silence'; index: number | null };

/** @throws RefusedEvent when the event may not happen in this snapshot */
export function admit(scenario: Scenario, snapshot: Snapshot, event: TalkEvent): AdmittedEvent {
	if (event.type === 'line') {
		if (!snapshot.lineDue) throw new RefusedEvent('no-line-due', event);
		const lines = linesAt(scenario, snapshot);
		const fits = event.index === null ? lines.length === 0 : lines.some((line) => line.index === event.index);
		if (!fits) throw new RefusedEvent('not-a-candidate', event);
		return event;
	}
	if (snapshot.over) throw new RefusedEvent('over', event);
	if (event.type === 'hang-up') {
		// One may hang up before the customer has spoken.
		if (hangUpEnding(scenario) === null) throw new RefusedEvent('no-ending', event);
		return event;
	}
	if (snapshot.lineDue) throw new RefusedEvent('line-due', event);
	if (event.type === 'silence') {
		const bullet = specialFor(scenario, snapshot, 'silence');
		if (!bullet) throw new RefusedEvent('no-silence', event);
		return { type: 'silence', index: silenceMoves(snapshot) ? bullet.index : null };
	}
	const bullet = bulletNamed(scenario, snapshot, event.index);
	if (!bullet) throw new RefusedEvent('not-on-offer', event);
	if (!isStillLost(snapshot.lost, bullet.kind, event.acts)) return event;
	const lost = specialFor(scenario, snapshot, 'lost');
	return lost ? { ...event, index: lost.index } : event;
}

/** From the worst outcome to the best, for a scenario that has no ending without commitment. */
const worstFirst: readonly State['outcome'][] = [
	'broken-off',
	'refused',
	'message-left',
	'deferred',
	'escalated',
	'verbal',
	'agreed',
	'paid',
];

/** Where hanging up leads: the first ending without commitment, else the first of the worst outcome there is; null when there is no ending. */
export function hangUpEnding(scenario: Scenario): number | null {
	for (const outcome of ['no-commitment', ...worstFirst]) {
		const ending = scenario.states.findIndex((state) => state.outcome === outcome);
		if (ending >= 0) return ending;
	}
	return null;
}
