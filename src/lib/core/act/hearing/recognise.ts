/** What a reply does: its acts, each with the words that show it. Pure and deterministic: the same text and model give the same answer on every machine. */
import type { ActId } from '../act.ts';
import { loudest } from './attribute.ts';
import { windowsOf, type Stretch } from './features.ts';
import type { Model } from './model.ts';
import { normalise, type Normal } from './normalise.ts';
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
		const asked = customer === null ? null : normalise(customer.slice(0, 400));
		const { acts, threshold, slope, middle } = this.model;
		const { sums, best, windows } = this.sums(said, asked);
		const heard: HeardAct[] = [];
		acts.forEach((act, at) => {
			const sum = sums[at] as number;
			if (sum <= (threshold[at] as number)) return;
			const window = windows[best[at] as number] ?? { start: 0, end: said.units.length };
			const span = wordsOf(said, loudest(this.model, said, window, at));
			heard.push({
				act,
				...span,
				confidence: 1 / (1 + Math.exp(-(slope[at] as number) * (sum - (middle[at] as number)))),
			});
		});
		return settle(said, heard);
	}

	/** The sum of each act, mixed of the whole reply and its best window, and which window that is. */
	sums(said: Normal, customer: Normal | null): { sums: Float32Array; best: Int32Array; windows: Stretch[] } {
		const { acts, window: share } = this.model;
		const context = customer && this.#weigher.context(customer);
		const whole = this.#weigher.weigh(said, { start: 0, end: said.units.length }, context);
		const windows = windowsOf(said);
		const best = new Int32Array(acts.length);
		if (windows.length < 2) return { sums: whole, best, windows };
		const top = new Float32Array(acts.length).fill(-Infinity);
		windows.forEach((window, at) => {
			this.#weigher.weigh(said, window, context).forEach((sum, act) => {
				if (sum <= (top[act] as number)) return;
				top[act] = sum;
				best[act] = at;
			});
		});
		return { sums: whole.map((sum, act) => sum * (1 - share) + (top[act] as number) * share), best, windows };
	}
}

/** The words of the original that a stretch stands for. */
function wordsOf({ from, to }: Normal, { start, end }: Stretch): { start: number; end: number } {
	return { start: from[start] ?? 0, end: to[end - 1] ?? 0 };
}
