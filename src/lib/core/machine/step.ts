/** A running talk: the only file that knows XState's actor interface. */
import { type ActorRefFrom, createActor, type StateValue } from 'xstate';
import type { Scenario } from '../scenario/scenario.ts';
import { admit } from './admit.ts';
import { compile, moodKey, positionOf, stateKey, type TalkMachine } from './compile.ts';
import type { Snapshot, TalkEvent } from './events.ts';
import { at } from './next.ts';
import { visitsOf } from './visits.ts';

export { RefusedEvent } from './admit.ts';

export class Talk {
	readonly #scenario: Scenario;
	readonly #actor: ActorRefFrom<TalkMachine>;
	#snapshot: Snapshot | null = null;

	/** Use `startTalk` or `resumeTalk`. */
	constructor(scenario: Scenario, actor: ActorRefFrom<TalkMachine>) {
		this.#scenario = scenario;
		this.#actor = actor;
	}

	/** @throws RefusedEvent with the reason when the event may not happen now; nothing has changed then */
	send(event: TalkEvent): void {
		const admitted = admit(this.#scenario, this.snapshot(), event);
		this.#snapshot = null;
		this.#actor.send(admitted);
	}

	/** Everything that decides what comes next. The same object until something happens; never changed. */
	snapshot(): Snapshot {
		if (this.#snapshot === null) {
			const { value, context } = this.#actor.getSnapshot();
			this.#snapshot = at(this.#scenario, positionOf(leaf(value.talk)), positionOf(leaf(value.mood)), context);
		}
		return this.#snapshot;
	}
}

/** The one state that a region is in. */
function leaf(value: StateValue): string {
	if (typeof value !== 'string') throw new TypeError('the states of a region have no states of their own');
	return value;
}

/** A talk at its start: the first state is entered, its line is due. `documents`: papers at hand, indices into `account.documents`. */
export function startTalk(scenario: Scenario, { documents }: { documents: readonly number[] }): Talk {
	return new Talk(scenario, createActor(compile(scenario), { input: { documents } }).start());
}

/** A talk that stands where a snapshot of the same scenario was taken: after an undo, or to play on from the studio. */
export function resumeTalk(scenario: Scenario, snapshot: Snapshot): Talk {
	const machine = compile(scenario);
	const { state, mood, over: _, ...memory } = snapshot;
	const resolved = machine.resolveState({
		value: { talk: stateKey(state), mood: moodKey(mood) },
		context: { ...memory, visit: visitsOf(snapshot.visits, state) },
	});
	return new Talk(scenario, createActor(machine, { snapshot: resolved, input: { documents: snapshot.documents } }).start());
}
