/** Whether the right message of act three holds the promises that stand: by the check's own question, asked once for each message and list of promises. */
import type { Snapshot, StandingPromise } from '../../machine/events.ts';
import { firstSnapshot } from '../../machine/next.ts';
import { linesOf } from '../../scenario/replies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { inWriting } from '../checks/in-writing.ts';
import { rightMessage, rightOptions, trueRecord } from '../model-answers.ts';
import type { SaidLine, Story } from '../story.ts';

export class Messages {
	readonly #scenario: Scenario;
	readonly #start: Snapshot;
	readonly #known = new Map<string, boolean>();

	constructor(scenario: Scenario) {
		this.#scenario = scenario;
		this.#start = firstSnapshot(scenario, []);
	}

	/** The talk ended in this state, so many days after `account.today`. */
	holds(state: number, promises: readonly StandingPromise[], days: number): boolean {
		if (promises.length === 0) return false;
		const own = this.#scenario.followUp?.messageFor.some((message) => message.state === state) ? state : -1;
		const key = `${own} ${days} ${promises.map(({ amount, date, line }) => `${amount}@${date}:${line}`).join()}`;
		let holds = this.#known.get(key);
		if (holds === undefined) {
			holds = inWriting(this.#story({ ...this.#start, state, promises, days, lineDue: false, over: true })).met;
			this.#known.set(key, holds);
		}
		return holds;
	}

	/** A run that ends so, its promises made in writing: then the message alone decides. */
	#story(ending: Snapshot): Story {
		const scenario = this.#scenario;
		const snapshot: Snapshot = { ...ending, channel: 'letter' };
		const step = {
			entry: 0,
			kind: 'begin' as const,
			reply: null,
			acts: [],
			before: null,
			after: snapshot,
			line: null,
			moodChange: null,
		};
		const lines = snapshot.promises.flatMap(({ line }): SaidLine[] => {
			const said = linesOf(scenario)[line];
			return said ? [{ entry: 0, line: said, after: 0, step }] : [];
		});
		const asked = scenario.followUp !== undefined;
		const state = {
			phase: 'finished' as const,
			prepare: rightOptions(scenario),
			documents: [],
			snapshot,
			steps: [step],
			record: asked ? trueRecord(scenario, snapshot) : null,
			message: asked ? rightMessage(scenario, snapshot) : null,
		};
		const ended = scenario.states[snapshot.state] ?? null;
		return { scenario, state, entries: [], replies: [], lines, snapshot, ending: ended };
	}
}

/** Whether it depends on the day, of the first so many, whether some message holds some promise: where a message says "tomorrow", it may. */
export function messageReadsDays(scenario: Scenario, days: number): boolean {
	const messages = new Messages(scenario);
	const promises = linesOf(scenario).flatMap(({ index, moves }) =>
		moves.flatMap((move) => (move.kind === 'promise' ? [{ ...move, line: index }] : [])),
	);
	return scenario.states.some(
		({ outcome }, state) =>
			outcome !== null &&
			promises.some((promise) => {
				const first = messages.holds(state, [promise], 0);
				return Array.from({ length: days }, (_, day) => day + 1).some(
					(day) => messages.holds(state, [promise], day) !== first,
				);
			}),
	);
}
