/** A talk while it runs live: the only file that knows XState's actor interface. */
import { type ActorRefFrom, createActor, type StateValue } from 'xstate';
import { linesOf } from '../scenario/replies.ts';
import type { Line, Scenario } from '../scenario/scenario.ts';
import { admit } from './admit.ts';
import { compile, moodKey, positionOf, stateKey, type TalkMachine } from './compile.ts';
import type { Snapshot, Stepper, TalkEvent } from './events.ts';
import { at } from './next.ts';
import { hasConsequences } from './rules.ts';
import { visitsOf } from './visits.ts';

export { RefusedEvent } from './admit.ts';

export class Talk implements Stepper {
	readonly #scenario: Scenario;
	readonly #actor: ActorRefFrom<TalkMachine>;
	#snapshot: Snapshot | null = null;

	/** Use `startTalk` or `resumeTalk`. */
	constructor(scenario: Scenario, actor: ActorRefFrom<TalkMachine>) {
		this.#scenario = scenario;
		this.#actor = actor;
	}

	send(event: TalkEvent): void {
		const before = this.snapshot();
		const admitted = admit(this.#scenario, before, event);
		if (admitted.type === 'line' && !hasConsequences(lineNumbered(this.#scenario, admitted.index))) {
			// Most lines only have to be said. The machine learns of that with the next event, each of which settles whether a line is due.
			this.#snapshot = { ...before, lineDue: false };
			return;
		}
		this.#snapshot = null;
		this.#actor.send(admitted);
	}

	snapshot(): Snapshot {
		if (this.#snapshot === null) {
			const { value, context } = this.#actor.getSnapshot();
			this.#snapshot = at(this.#scenario, positionOf(leaf(value.talk)), positionOf(leaf(value.mood)), context);
		}
		return this.#snapshot;
	}
}

function lineNumbered(scenario: Scenario, index: number | null): Line | null {
	return index === null ? null : (linesOf(scenario)[index] ?? null);
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
	return new Talk(
		scenario,
		createActor(machine, { snapshot: resolved, input: { documents: snapshot.documents } }).start(),
	);
}
