/** One step of a talk as a pure function: what XState's machine does, many times as fast. Tests hold the two equal on random walks. */
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { admit, hangUpEnding } from './admit.ts';
import type { Snapshot, TalkEvent } from './events.ts';
import { moodAfter } from './mood.ts';
import {
	afterArrival,
	afterHangUp,
	afterLine,
	afterReply,
	afterSilence,
	afterWaiting,
	type Memory,
	memoryAtStart,
} from './rules.ts';

/** The snapshot at the start: the first state is entered and its line is due. `documents`: papers at hand, indices. */
export function firstSnapshot(scenario: Scenario, documents: readonly number[]): Snapshot {
	return at(scenario, 0, 0, afterArrival(scenario, memoryAtStart(scenario, documents), 0));
}

/** The snapshot after an event. @throws RefusedEvent when it may not happen in this one */
export function next(scenario: Scenario, snapshot: Snapshot, event: TalkEvent): Snapshot {
	const admitted = admit(scenario, snapshot, event);
	const { state, mood } = snapshot;
	switch (admitted.type) {
		case 'line':
			return at(
				scenario,
				state,
				mood,
				afterLine(snapshot, admitted.index === null ? null : (linesOf(scenario)[admitted.index] ?? null)),
			);
		case 'hang-up': {
			const ending = hangUpEnding(scenario) ?? state;
			return at(scenario, ending, mood, afterHangUp(scenario, snapshot, ending));
		}
		case 'silence': {
			const bullet = admitted.index === null ? undefined : repliesOf(scenario)[admitted.index];
			if (!bullet) return at(scenario, state, mood, afterWaiting(snapshot));
			return at(
				scenario,
				bullet.target,
				mood,
				afterArrival(scenario, afterSilence(scenario, snapshot, bullet), bullet.target),
			);
		}
		case 'reply': {
			const bullet = repliesOf(scenario)[admitted.index];
			if (!bullet) return snapshot;
			const memory = afterArrival(scenario, afterReply(scenario, snapshot, bullet, admitted.acts), bullet.target);
			return at(scenario, bullet.target, moodAfter(scenario, mood, admitted.acts)?.to ?? mood, memory);
		}
	}
}

/** A memory with its place; also drops what a wider object carries besides. */
export function at(scenario: Scenario, state: number, mood: number, memory: Memory): Snapshot {
	return {
		state,
		mood,
		variables: memory.variables,
		facts: memory.facts,
		causes: memory.causes,
		said: memory.said,
		visits: memory.visits,
		promises: memory.promises,
		documents: memory.documents,
		channel: memory.channel,
		days: memory.days,
		lost: memory.lost,
		silences: memory.silences,
		patient: memory.patient,
		arrival: memory.arrival,
		lineDue: memory.lineDue,
		over: (scenario.states[state]?.outcome ?? null) !== null,
	};
}
