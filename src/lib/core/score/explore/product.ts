/** The tables of a talk together with watches: a configuration is an Int32 vector of where the talk stands and what is remembered. */
import type { Tables } from '../../machine/tables.ts';
import type { Turns } from './turn.ts';
import type { Watched } from './watch.ts';

/** What the objections that are closed earned: how many counted, and their fifths, in one integer. */
interface Objections {
	watch: Watched;
	/** As `closes`: row by memo, column by turn. */
	closes: Int8Array;
}

/** Memos packed in one integer stay below it. */
const largest = 2 ** 31;

/** One more objection that counts; the fifths of all of them stand below. */
export const oneObjection = 1 << 16;

interface Word {
	watches: { watch: Watched; unit: number }[];
}

/** Where a watch's memo stands in a vector. */
interface Place {
	word: number;
	unit: number;
	memos: number;
}

export class Product {
	readonly tables: Tables;
	readonly #turns: Turns;
	readonly #words: Word[] = [];
	readonly #places: Place[] = [];
	readonly #objections: (Objections & { place: number }) | null;
	/** Integers of a vector: the talk's configuration, the packed memos, and with objections what the closed ones earned. */
	readonly width: number;

	constructor(tables: Tables, turns: Turns, watches: readonly Watched[], objections: Objections | null = null) {
		this.tables = tables;
		this.#turns = turns;
		const all = objections ? [...watches, objections.watch] : watches;
		let unit = largest;
		for (const watch of all) {
			if (unit * watch.memos.length >= largest) {
				this.#words.push({ watches: [] });
				unit = 1;
			}
			this.#words.at(-1)?.watches.push({ watch, unit });
			this.#places.push({ word: this.#words.length, unit, memos: watch.memos.length });
			unit *= watch.memos.length;
		}
		this.#objections = objections && { ...objections, place: watches.length };
		this.width = 1 + this.#words.length + (objections ? 1 : 0);
	}

	/** The number of a watch's memo in a vector. */
	memo(vector: Int32Array, watch: number): number {
		const { word, unit, memos } = this.#places[watch] as Place;
		return Math.floor((vector[word] as number) / unit) % memos;
	}

	/** Puts a watch's memo, by its number, into a vector that has none of that watch yet. */
	set(vector: Int32Array, watch: number, memo: number): void {
		const { word, unit } = this.#places[watch] as Place;
		vector[word] = (vector[word] as number) + memo * unit;
	}

	/** What closed objections earned; 0 without objections. */
	earned(vector: Int32Array): number {
		return this.#objections ? (vector[this.width - 1] as number) : 0;
	}

	/** One of the beginnings of the talk. */
	begin(start: number, into: Int32Array): void {
		into.fill(0);
		this.#remember(into, this.#turns.ofStart[start] as number, into);
		into[0] = this.tables.starts[start]?.configuration ?? 0;
	}

	/** Where a road out of a configuration leads. */
	follow(from: Int32Array, road: number, into: Int32Array): void {
		this.#remember(from, this.#turns.ofRoad[road] as number, into);
		into[0] = this.tables.to(road);
	}

	#remember(from: Int32Array, turn: number, into: Int32Array): void {
		const columns = this.#turns.all.length;
		if (this.#objections) {
			const closed = this.#objections.closes[this.memo(from, this.#objections.place) * columns + turn] as number;
			const last = this.width - 1;
			into[last] = (from[last] as number) + (closed < 0 ? 0 : oneObjection + closed);
		}
		for (let word = 0; word < this.#words.length; word++) {
			let packed = from[word + 1] as number;
			let next = 0;
			for (const { watch, unit } of (this.#words[word] as Word).watches) {
				const count = watch.memos.length;
				const memo = packed % count;
				packed = (packed - memo) / count;
				next += (watch.next[memo * columns + turn] as number) * unit;
			}
			into[word + 1] = next;
		}
	}
}
