/** Reads a value of unknown shape step by step, and knows the path to each part of it. */

/** A value that is not what it should be. */
export class DecodeError extends Error {
	/** Such as `entries[3].acts[0]`; empty for the whole. */
	readonly path: string;
	/** What is wrong, in a few words. */
	readonly reason: string;

	constructor(path: string, reason: string) {
		super(path === '' ? reason : `${path}: ${reason}`);
		this.name = 'DecodeError';
		this.path = path;
		this.reason = reason;
	}
}

/** Every reading method throws DecodeError when the value is anything else than it says. */
export class Shape {
	readonly path: string;
	readonly #value: unknown;

	constructor(value: unknown, path: string) {
		this.#value = value;
		this.path = path;
	}

	/** A field that must be there. */
	field(name: string): Shape {
		return this.optional(name) ?? this.#refuse(`lacks ${name}`);
	}

	optional(name: string): Shape | null {
		if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value))
			return this.#refuse('is no object');
		// Own fields only: an input may be named like a method that every object inherits.
		const value: unknown = Object.hasOwn(this.#value, name) ? Reflect.get(this.#value, name) : undefined;
		return value === undefined ? null : new Shape(value, this.path === '' ? name : `${this.path}.${name}`);
	}

	/** The own fields of an object, whatever their names. */
	entries(): [name: string, value: Shape][] {
		if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value))
			return this.#refuse('is no object');
		return Object.keys(this.#value).map((name) => [name, this.field(name)]);
	}

	list<T>(most: number, read: (item: Shape) => T): T[] {
		if (!Array.isArray(this.#value)) return this.#refuse('is no list');
		if (this.#value.length > most) return this.#refuse(`has more than ${most} items`);
		const items: readonly unknown[] = this.#value;
		return items.map((item, place) => read(new Shape(item, `${this.path}[${place}]`)));
	}

	orNull<T>(read: (value: Shape) => T): T | null {
		return this.#value === null ? null : read(this);
	}

	/** Lengths in UTF-16 units. */
	text(most: number): string {
		if (typeof this.#value !== 'string') return this.#refuse('is no text');
		return this.#value.length <= most ? this.#value : this.#refuse(`is longer than ${most}`);
	}

	is(text: string): boolean {
		return this.#value === text;
	}

	matching(pattern: RegExp): string {
		const text = this.text(1000);
		return pattern.test(text) ? text : this.#refuse('is not of the form asked for');
	}

	oneOf<T extends string>(words: readonly T[]): T {
		return words.find((word) => word === this.#value) ?? this.#refuse(`is none of ${words.join(', ')}`);
	}

	integer(least: number, most: number): number {
		const value = this.#value;
		if (typeof value !== 'number' || !Number.isSafeInteger(value)) return this.#refuse('is no whole number');
		return value >= least && value <= most ? value : this.#refuse(`is not between ${least} and ${most}`);
	}

	boolean(): boolean {
		return typeof this.#value === 'boolean' ? this.#value : this.#refuse('is neither true nor false');
	}

	#refuse(reason: string): never {
		throw new DecodeError(this.path, reason);
	}
}
