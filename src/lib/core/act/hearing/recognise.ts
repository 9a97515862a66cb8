/** What a reply does: its acts, each with the words that show it. Pure and deterministic: the same text and model give the same answer on every machine. */
import type { ActId } from '../act.ts';
import { loudest } from './attribute.ts';
import { mixedSums, type MixedSums } from './mixed-sums.ts';
import type { Model } from './model.ts';
import { normalise, wordsOf, type Normal } from './normalise.ts';
import { settle } from './rules.ts';
import { Weigher } from './weigh.ts';

export interface HeardAct {
	act: ActId;
	/** UTF-16 offsets into the reply. */
	start: number;
	end: number;
	/** 0 to 1: share of such cases in which the act was there, by the data that was held out. */
	confidence: number;
}

/** What the customer said before; the model learnt from it, too. */
export interface Situation {
	customer: string | null;
}

export class Recogniser {
	readonly model: Model;
	readonly #weigher: Weigher;

	constructor(model: Model) {
		this.model = model;
		this.#weigher = new Weigher(model);
	}

	/**
	 * The acts of a reply, in the order of the closed list.
	 * @throws RangeError when the reply is longer than `longestReply`
	 */
	hear(reply: string, { customer }: Situation): HeardAct[] {
		const said = normalise(reply);
		if (said.units.length === 0) return [];
		const { acts, threshold } = this.model;
		const { sums, best, windows } = this.#sums(said, customer);
		const heard: HeardAct[] = [];
		acts.forEach((act, at) => {
			const sum = sums[at] as number;
			if (sum <= (threshold[at] as number)) return;
			const window = windows[best[at] as number] ?? { start: 0, end: said.units.length };
			const span = wordsOf(said, loudest(this.model, said, window, at));
			heard.push({ act, ...span, confidence: this.#confidence(at, sum) });
		});
		return settle(said, heard);
	}

	/**
	 * How likely each act is in a reply, heard or not; none for a reply without words.
	 * @throws RangeError when the reply is longer than `longestReply`
	 */
	confidences(reply: string, { customer }: Situation): Map<ActId, number> {
		const said = normalise(reply);
		if (said.units.length === 0) return new Map();
		const { sums } = this.#sums(said, customer);
		return new Map(this.model.acts.map((act, at) => [act, this.#confidence(at, sums[at] as number)]));
	}

	#sums(said: Normal, customer: string | null): MixedSums {
		const asked = customer === null ? null : normalise(customer.slice(0, 400));
		return mixedSums(this.model, this.#weigher, said, asked);
	}

	/** @param at the act's column */
	#confidence(at: number, sum: number): number {
		const { slope, middle } = this.model;
		return 1 / (1 + Math.exp(-(slope[at] as number) * (sum - (middle[at] as number))));
	}
}
