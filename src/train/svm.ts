/**
 * Linear classifiers with squared hinge loss, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: "A Dual Coordinate Descent Method
 * for Large-scale Linear SVM", ICML 2008). Single-threaded and seeded: the same rows give the same weights, bit for bit.
 */

/** A sparse row: places ascending in no order, values beside them. */
export interface Row {
	places: Int32Array;
	values: Float32Array;
}

export interface FitOptions {
	/** Cost of a wrong row. */
	cost: number;
	/** 0: rows weigh alike; 1: both sides of a label weigh alike. */
	balance: number;
	passes: number;
}

/** 1: has the label; 0: has it not; 2: left out. */
export type Answers = Uint8Array;

export interface Separator {
	weights: Float64Array;
	bias: number;
}

/** `kept` limits the features to some places (1: kept). */
export function fitOne(
	rows: readonly Row[],
	answers: Answers,
	size: number,
	options: FitOptions,
	seed: number,
	kept?: Uint8Array,
): Separator {
	const count = rows.length;
	let positive = 0;
	let counted = 0;
	for (const answer of answers) {
		if (answer === 1) positive += 1;
		if (answer !== 2) counted += 1;
	}
	const costOf = {
		1: options.cost * Math.pow((counted - positive) / Math.max(1, positive), options.balance),
		0: options.cost,
	};
	const used: Row[] = kept ? rows.map((row) => only(row, kept)) : rows.slice();
	const norms = used.map((row) => row.values.reduce((sum, value) => sum + value * value, 1));
	const weights = new Float64Array(size);
	let bias = 0;
	const alpha = new Float64Array(count);
	const order = Int32Array.from(rows, (_, at) => at).filter((at) => answers[at] !== 2);
	const chance = mulberry32(seed);
	for (let pass = 0; pass < options.passes; pass++) {
		shuffle(order, chance);
		for (const at of order) {
			const { places, values } = used[at] as Row;
			const answer = answers[at] as 0 | 1;
			const sign = answer === 1 ? 1 : -1;
			const diagonal = 1 / (2 * costOf[answer]);
			let sum = bias;
			for (let f = 0; f < places.length; f++) sum += (weights[places[f] as number] as number) * (values[f] as number);
			const old = alpha[at] as number;
			const gradient = sign * sum - 1 + diagonal * old;
			if (old === 0 && gradient >= 0) continue;
			const next = Math.max(0, old - gradient / ((norms[at] as number) + diagonal));
			const move = (next - old) * sign;
			if (move === 0) continue;
			alpha[at] = next;
			for (let f = 0; f < places.length; f++) {
				const place = places[f] as number;
				weights[place] = (weights[place] as number) + move * (values[f] as number);
			}
			bias += move;
		}
	}
	return { weights, bias };
}

function only({ places, values }: Row, kept: Uint8Array): Row {
	const at: number[] = [];
	places.forEach((place, f) => {
		if (kept[place] === 1) at.push(f);
	});
	return {
		places: Int32Array.from(at, (f) => places[f] as number),
		values: Float32Array.from(at, (f) => values[f] as number),
	};
}

function shuffle(order: Int32Array, chance: () => number): void {
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(chance() * (last + 1));
		const held = order[last] as number;
		order[last] = order[other] as number;
		order[other] = held;
	}
}

/** A 32-bit generator by Tommy Ettinger, public domain. */
export function mulberry32(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
