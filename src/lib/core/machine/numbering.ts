/** Vectors of integers, numbered from 0 in order of first appearance: equal vectors have one number. An open-addressed table over typed arrays. */
import { mix } from './chance.ts';

/** By a name of this file's own: every vector is looked up with it, and a name that is imported is looked up itself. */
const scramble = mix;

export class Numbering {
	/** Integers of a vector. */
	readonly width: number;
	#rows: Int32Array<ArrayBuffer>;
	/** Number of the vector plus one; 0: free. Its length is a power of two, at most half of it taken. */
	#slots = new Int32Array(1024);
	#count = 0;

	constructor(width: number) {
		this.width = width;
		this.#rows = new Int32Array(256 * width);
	}

	get count(): number {
		return this.#count;
	}

	/** Bytes that are held for the vectors and for finding them. */
	get bytes(): number {
		return this.#rows.byteLength + this.#slots.byteLength;
	}

	/** The number of a vector; a new one gets the next number, which is `count` before the call. */
	number(vector: Int32Array): number {
		const { width } = this;
		const slot = this.#slotOf(vector);
		const taken = this.#slots[slot] as number;
		if (taken > 0) return taken - 1;
		const number = this.#count++;
		this.#slots[slot] = number + 1;
		if ((number + 1) * width > this.#rows.length) this.#rows = grown(this.#rows);
		for (let at = 0; at < width; at++) this.#rows[number * width + at] = vector[at] as number;
		if (this.#count * 2 > this.#slots.length) this.#spread();
		return number;
	}

	/** The number of a vector, -1 when it has none. */
	find(vector: Int32Array): number {
		return (this.#slots[this.#slotOf(vector)] as number) - 1;
	}

	/** One integer of a vector. */
	at(number: number, place: number): number {
		return this.#rows[number * this.width + place] as number;
	}

	/** Copies a vector to the beginning of `into`. */
	read(number: number, into: Int32Array): void {
		const { width } = this;
		for (let at = 0; at < width; at++) into[at] = this.#rows[number * width + at] as number;
	}

	/** Forgets all vectors and keeps the room. */
	clear(): void {
		this.#count = 0;
		this.#slots.fill(0);
	}

	/** Where a vector stands, or where it would: a free slot. */
	#slotOf(vector: Int32Array): number {
		const { width } = this;
		const last = this.#slots.length - 1;
		let hash = 0;
		for (let at = 0; at < width; at++) hash = scramble(hash ^ (vector[at] as number));
		let slot = hash & last;
		for (let taken = this.#slots[slot] as number; taken !== 0; taken = this.#slots[slot] as number) {
			const row = (taken - 1) * width;
			let at = 0;
			while (at < width && this.#rows[row + at] === vector[at]) at++;
			if (at === width) break;
			slot = (slot + 1) & last;
		}
		return slot;
	}

	#spread(): void {
		const slots = new Int32Array(this.#slots.length * 2);
		const last = slots.length - 1;
		for (let number = 0; number < this.#count; number++) {
			let hash = 0;
			for (let at = 0; at < this.width; at++) hash = scramble(hash ^ this.at(number, at));
			let slot = hash & last;
			while (slots[slot] !== 0) slot = (slot + 1) & last;
			slots[slot] = number + 1;
		}
		this.#slots = slots;
	}
}

/** The same integers with room for as many again. */
export function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(array.length * 2);
	larger.set(array);
	return larger;
}
