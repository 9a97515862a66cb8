/** What exploration reads at a place, a state in a mood from a certain visit on: found once each. */
import type { Line, Reply, ReplyKind, Scenario } from '../scenario/scenario.ts';
import type { Snapshot } from './events.ts';
import { candidateLines, isTold } from './line.ts';
import { commonPart, fittingVariant } from './variant.ts';

export interface Place {
	/** Ordinary replies, whatever their guards. */
	replies: readonly Reply[];
	/** Special bullets, nearest first: the first whose guard holds, holds. */
	special: Readonly<Record<Exclude<ReplyKind, 'reply'>, readonly Reply[]>>;
	/** Lines that may be said, by how the place was entered. */
	lines: Readonly<Record<Snapshot['arrival'], readonly Line[]>>;
	/** Whether something is told here, or nobody is there to speak. */
	told: boolean;
}

export class Places {
	readonly #scenario: Scenario;
	readonly #known = new Map<number, Place>();

	constructor(scenario: Scenario) {
		this.#scenario = scenario;
	}

	/** `visit`: numbers beyond the largest one named are not told apart, so there are few places. */
	at(state: number, mood: number, visit: number): Place {
		const { states, moods } = this.#scenario;
		const key = (visit * states.length + state) * moods.length + mood;
		let place = this.#known.get(key);
		if (!place) this.#known.set(key, (place = this.#look(state, mood, visit)));
		return place;
	}

	#look(number: number, mood: number, visit: number): Place {
		const state = this.#scenario.states[number];
		if (!state) throw new RangeError(`no state ${number}`);
		const variant = fittingVariant(state, mood, visit);
		const nearest = [...(variant?.replies ?? []), ...(commonPart(state)?.replies ?? []), ...this.#scenario.everywhere];
		const of = (kind: ReplyKind) => nearest.filter((bullet) => bullet.kind === kind);
		const linesFor = (arrival: Snapshot['arrival']) => candidateLines(state, mood, visit, arrival);
		return {
			replies: of('reply'),
			special: { other: of('other'), lost: of('lost'), silence: of('silence'), 'red-line': of('red-line') },
			lines: { normal: linesFor('normal'), lost: linesFor('lost'), silence: linesFor('silence') },
			told: isTold(state, mood, visit),
		};
	}
}
