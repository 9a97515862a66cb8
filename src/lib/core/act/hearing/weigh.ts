/** Sums what the features of a stretch say for each column of a model: an act, or a move. */
import { contextOf, featuresOf, groupCount, type Stretch } from './features.ts';
import { rowOf, type Weights } from './model.ts';
import type { Normal } from './normalise.ts';

/** A reusable sum: rows met, how often, and in which group. One a recogniser, never shared between two at a time. */
export class Weigher {
	readonly #model: Weights;
	readonly #times: Uint16Array;
	readonly #group: Uint8Array;
	readonly #met: number[] = [];

	constructor(model: Weights) {
		this.#model = model;
		this.#times = new Uint16Array(model.rarity.length);
		this.#group = new Uint8Array(model.rarity.length);
	}

	/** What the customer's line says for each act, in steps: the same for every stretch of the reply. */
	context(customer: Normal): Float64Array {
		contextOf(customer, this.#take);
		return this.#sums(new Float64Array(this.#model.bias.length));
	}

	/** One sum an act, the bias included: how far the stretch lies on the act's side. */
	weigh(reply: Normal, stretch: Stretch, context: Float64Array | null): Float32Array {
		const { bias, step } = this.#model;
		featuresOf(reply, stretch, this.#take);
		const sums = this.#sums(context === null ? new Float64Array(bias.length) : context.slice());
		return Float32Array.from(sums, (sum, act) => sum * (step[act] as number) + (bias[act] as number));
	}

	readonly #take = (hash: number, group: number): void => {
		const row = rowOf(this.#model, hash);
		if (row < 0) return;
		if (this.#times[row] === 0) this.#met.push(row);
		this.#times[row] = (this.#times[row] as number) + 1;
		this.#group[row] = group;
	};

	/** Adds up what was met, and forgets it. */
	#sums(sums: Float64Array): Float64Array {
		const { groups, rarity, weights } = this.#model;
		const count = sums.length;
		const met = this.#met;
		const squares = new Float64Array(groupCount);
		const values = new Float64Array(met.length);
		for (let at = 0; at < met.length; at++) {
			const row = met[at] as number;
			const value = (1 + Math.log(this.#times[row] as number)) * (rarity[row] as number);
			const group = this.#group[row] as number;
			squares[group] = (squares[group] as number) + value * value;
			values[at] = value;
		}
		const scales = groups.map((scale, group) => scale / Math.sqrt(squares[group] || 1));
		for (let at = 0; at < met.length; at++) {
			const row = met[at] as number;
			const value = (values[at] as number) * (scales[this.#group[row] as number] as number);
			const from = row * count;
			for (let act = 0; act < count; act++) {
				const weight = weights[from + act] as number;
				if (weight !== 0) sums[act] = (sums[act] as number) + value * weight;
			}
			this.#times[row] = 0;
		}
		met.length = 0;
		return sums;
	}
}
