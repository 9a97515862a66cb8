/** A talk stepped by the pure rules, without an actor: for replaying a log, where thousands of turns a second matter and nobody watches. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Snapshot, Stepper, TalkEvent } from './events.ts';
import { firstSnapshot, next } from './next.ts';

export class Playback implements Stepper {
	readonly #scenario: Scenario;
	#snapshot: Snapshot;

	/** Use `startPlayback` or `resumePlayback`. */
	constructor(scenario: Scenario, snapshot: Snapshot) {
		this.#scenario = scenario;
		this.#snapshot = snapshot;
	}

	send(event: TalkEvent): void {
		this.#snapshot = next(this.#scenario, this.#snapshot, event);
	}

	snapshot(): Snapshot {
		return this.#snapshot;
	}
}

/** As `startTalk`. */
export function startPlayback(scenario: Scenario, { documents }: { documents: readonly number[] }): Playback {
	return new Playback(scenario, firstSnapshot(scenario, documents));
}

/** As `resumeTalk`. */
export function resumePlayback(scenario: Scenario, snapshot: Snapshot): Playback {
	return new Playback(scenario, snapshot);
}
