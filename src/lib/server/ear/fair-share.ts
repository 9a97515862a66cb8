/** Who may ask when: so many questions a minute from one address, and never all places for one. Known to this process alone. */

interface Asker {
	/** Questions that may be asked at once, as of `since`. */
	left: number;
	since: number;
	/** Questions under way. */
	waiting: number;
}

/** Questions under way at a time, of all askers. */
const places = 32;
/** Of one asker: a whole office may share an address. */
const placesForOne = 16;
/** Addresses remembered; beyond that, those that have rested are forgotten first. */
const mostAskers = 10_000;

export class FairShare {
	readonly #perMinute: number;
	readonly #now: () => number;
	readonly #askers = new Map<string, Asker>();
	#waiting = 0;

	/** @param now milliseconds, from any beginning */
	constructor(perMinute: number, now: () => number) {
		this.#perMinute = perMinute;
		this.#now = now;
	}

	/** Lets an asker in: call what is given back when the question is answered. null: not now. */
	enter(address: string): (() => void) | null {
		const asker = this.#askerAt(address);
		if (this.#waiting >= places || asker.waiting >= placesForOne || asker.left < 1) return null;
		asker.left--;
		asker.waiting++;
		this.#waiting++;
		let inside = true;
		return () => {
			if (!inside) return;
			inside = false;
			asker.waiting--;
			this.#waiting--;
		};
	}

	/** Half a minute's worth may be asked at once; it grows back evenly. */
	#askerAt(address: string): Asker {
		const now = this.#now();
		const most = Math.max(1, this.#perMinute / 2);
		let asker = this.#askers.get(address);
		if (asker) asker.left = Math.min(most, asker.left + ((now - asker.since) / 60_000) * this.#perMinute);
		else {
			if (this.#askers.size >= mostAskers) this.#forget(now);
			this.#askers.set(address, (asker = { left: most, since: now, waiting: 0 }));
		}
		asker.since = now;
		return asker;
	}

	#forget(now: number): void {
		for (const [address, { since, waiting }] of this.#askers)
			if (waiting === 0 && now - since >= 30_000) this.#askers.delete(address);
		// All of them asked a moment ago: the longest known goes, as if it had rested.
		for (const [address, { waiting }] of this.#askers) {
			if (this.#askers.size < mostAskers) return;
			if (waiting === 0) this.#askers.delete(address);
		}
	}
}
