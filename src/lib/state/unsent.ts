/** What a phone in a live class said and the server has not confirmed, kept over a reload of the page: as long as the tab lives, and no longer. */

/** Where texts lie; `sessionStorage`, or what a test brings. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Unsent<Value extends Readonly<Record<string, number>>> {
	readonly #key: string;
	readonly #names: readonly (keyof Value & string)[];
	readonly #place: Place | null;

	/**
	 * @param key of the class and what is said in it
	 * @param names of the numbers that are kept; what lies there without them all is nothing
	 */
	constructor(key: string, names: readonly (keyof Value & string)[], place: Place | null = ownPlace()) {
		this.#key = `unsent:${key}`;
		this.#names = names;
		this.#place = place;
	}

	/** @param value null: nothing waits any more */
	keep(value: Value | null): void {
		try {
			if (value === null) this.#place?.removeItem(this.#key);
			else this.#place?.setItem(this.#key, JSON.stringify(value));
		} catch {
			// Storage may be full or forbidden: then it waits in this page alone.
		}
	}

	/** null where nothing waits. */
	find(): Value | null {
		try {
			const value: unknown = JSON.parse(this.#place?.getItem(this.#key) ?? 'null');
			if (typeof value !== 'object' || value === null) return null;
			const isWhole = this.#names.every((name) => Number.isInteger(Reflect.get(value, name)));
			return isWhole ? (value as Value) : null;
		} catch {
			return null;
		}
	}
}

/** null where there is none, or where even to look at it is forbidden. */
function ownPlace(): Place | null {
	try {
		return globalThis.sessionStorage ?? null;
	} catch {
		return null;
	}
}
