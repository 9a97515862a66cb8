/** Names of passages as names of states: one line, an anchor of its own. */
import { anchorOf } from '../scenario/anchor.ts';

export interface StateName {
	name: string;
	/** Why it is not the passage's own; null when it is. */
	changed: 'taken' | 'no-anchor' | null;
}

/** Gives names in order; `untitled` begins the name of what has none. */
export class StateNames {
	readonly #untitled: string;
	readonly #anchors = new Set<string>();
	readonly #next = new Map<string, number>();

	constructor(untitled: string) {
		this.#untitled = untitled;
	}

	give(passage: string): StateName {
		const own = passage.replace(/\s+/g, ' ').trim();
		if (anchorOf(own) === '') return { name: this.#numbered(`${this.#untitled} ${own}`.trim()), changed: 'no-anchor' };
		if (this.#take(own)) return { name: own, changed: null };
		return { name: this.#numbered(own), changed: 'taken' };
	}

	#numbered(name: string): string {
		let number = this.#next.get(name) ?? 1;
		let given: string;
		do given = `${name} ${++number}`;
		while (!this.#take(given));
		this.#next.set(name, number);
		return given;
	}

	#take(name: string): boolean {
		const anchor = anchorOf(name);
		if (this.#anchors.has(anchor)) return false;
		this.#anchors.add(anchor);
		return true;
	}
}
