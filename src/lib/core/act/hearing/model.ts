/** The learnt part of the recogniser: which features speak for which act, and how sure a sum of them is. */
import { acts, type ActId } from '../act.ts';
import { groupCount } from './features.ts';
import { decodeStack, type EncodedStack, type Stack } from './stack.ts';

/** What is stored of a model whatever it tells apart: JSON, with the numbers packed (see `decodeWeights`). */
export interface EncodedWeights {
	/** Version of this form; a reader refuses another. */
	format: 1;
	language: 'zh' | 'en';
	/** Hash of the data and options that it was learnt from, hex. Runs name it. */
	version: string;
	/** Scale of each group of features. */
	groups: number[];
	/** Share of the best window in the sum; the rest is the whole reply's. */
	window: number;
	bias: number[];
	/** Size of one step of a weight, one an act. */
	step: number[];
	/** The second layer; null: the sums of the first one hold. */
	stack: EncodedStack | null;
	/** Heard from here on, one an act. */
	threshold: number[];
	/** The logistic curve that turns a sum into a confidence (Platt 1999): its steepness, and the sum at which it is one half. */
	slope: number[];
	middle: number[];
	/** Base64: gaps between ascending 24-bit hashes of the features, variable length. */
	features: string;
	/** Base64: inverse document frequency of each feature in sixteenths. */
	rarity: string;
	/** Base64, one an act: gaps between the features that have a weight, variable length. */
	places: string[];
	/** Base64, one an act: the weights in steps, signed bytes. */
	weights: string[];
}

export interface EncodedModel extends EncodedWeights {
	/** In the order of the columns. */
	acts: ActId[];
}

/** Which features speak for which column. */
export interface Weights {
	language: 'zh' | 'en';
	version: string;
	groups: Float32Array;
	window: number;
	bias: Float32Array;
	step: Float32Array;
	stack: Stack | null;
	threshold: Float32Array;
	slope: Float32Array;
	middle: Float32Array;
	/** Open addressing: feature hash plus one, zero where empty; its length is a power of two. */
	slots: Int32Array;
	/** Row of the feature in each slot. */
	rows: Int32Array;
	rarity: Float32Array;
	/** Row by row, in steps. */
	weights: Int8Array;
}

/** One column an act. */
export interface Model extends Weights {
	acts: readonly ActId[];
}

/** Hashes are kept to this many bits: one unknown feature in about 300 is mistaken for a known one. */
export const hashBits = 24;
export const hashMask = (1 << hashBits) - 1;

/** Signed steps of a weight lie within this. */
export const largestStep = 31;

/** @throws RangeError on another form, other acts or numbers that do not fit together */
export function decodeModel(encoded: EncodedModel): Model {
	if (encoded.acts.some((act) => !acts.some(({ id }) => id === act))) throw new RangeError('model of other acts');
	return { ...decodeWeights(encoded, encoded.acts.length), acts: encoded.acts };
}

/** @throws RangeError on another form, or numbers that do not fit together. `count` is the number of columns. */
export function decodeWeights(encoded: EncodedWeights, count: number): Weights {
	if (encoded.format !== 1) throw new RangeError(`model of form ${String(encoded.format)}`);
	if (encoded.groups.length !== groupCount || encoded.places.length !== count || encoded.weights.length !== count)
		throw new RangeError('model whose parts do not fit together');
	const hashes = sums(gaps(bytes(encoded.features)));
	const rarity = Float32Array.from(bytes(encoded.rarity), (sixteenths) => sixteenths / 16);
	const weights = new Int8Array(hashes.length * count);
	for (let act = 0; act < count; act++) {
		const places = sums(gaps(bytes(encoded.places[act] ?? '')));
		const values = new Int8Array(bytes(encoded.weights[act] ?? '').buffer);
		if (values.length !== places.length) throw new RangeError('model whose parts do not fit together');
		places.forEach((row, at) => (weights[row * count + act] = values[at] ?? 0));
	}
	let size = 1024;
	while (size < hashes.length * 2) size *= 2;
	const slots = new Int32Array(size);
	const rows = new Int32Array(size);
	hashes.forEach((hash, row) => {
		let slot = hash & (size - 1);
		while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
		slots[slot] = hash + 1;
		rows[slot] = row;
	});
	return {
		language: encoded.language,
		version: encoded.version,
		groups: Float32Array.from(encoded.groups),
		window: encoded.window,
		bias: Float32Array.from(encoded.bias),
		step: Float32Array.from(encoded.step),
		stack: encoded.stack && decodeStack(encoded.stack, count),
		threshold: Float32Array.from(encoded.threshold),
		slope: Float32Array.from(encoded.slope),
		middle: Float32Array.from(encoded.middle),
		slots,
		rows,
		rarity,
		weights,
	};
}

/** The row of a feature, −1 when the model does not know it. */
export function rowOf({ slots, rows }: Pick<Weights, 'slots' | 'rows'>, hash: number): number {
	const key = (hash & hashMask) + 1;
	const last = slots.length - 1;
	for (let slot = (key - 1) & last; slots[slot] !== 0; slot = (slot + 1) & last)
		if (slots[slot] === key) return rows[slot] ?? -1;
	return -1;
}

function bytes(base64: string): Uint8Array {
	const text = atob(base64);
	const all = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) all[at] = text.charCodeAt(at);
	return all;
}

/** LEB128: seven bits a byte, the highest bit says that more follow. */
function gaps(all: Uint8Array): number[] {
	const numbers: number[] = [];
	let number = 0;
	let shift = 0;
	for (const byte of all) {
		number |= (byte & 127) << shift;
		shift += 7;
		if (byte >= 128) continue;
		numbers.push(number);
		number = shift = 0;
	}
	return numbers;
}

function sums(steps: number[]): number[] {
	let sum = 0;
	return steps.map((step) => (sum += step));
}

function base64(all: ArrayLike<number>): string {
	let text = '';
	for (let at = 0; at < all.length; at++) text += String.fromCharCode(all[at] as number);
	return btoa(text);
}

/** The inverse of reading: ascending numbers as gaps. */
export function packAscending(numbers: readonly number[]): string {
	const all: number[] = [];
	let last = 0;
	for (const number of numbers) {
		let gap = number - last;
		last = number;
		while (gap >= 128) {
			all.push((gap & 127) | 128);
			gap >>>= 7;
		}
		all.push(gap);
	}
	return base64(all);
}

/** Numbers from −128 to 255 as bytes. */
export function packBytes(numbers: readonly number[]): string {
	return base64(numbers.map((number) => number & 255));
}
