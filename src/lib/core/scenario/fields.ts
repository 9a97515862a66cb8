/** Fields of a YAML map, each taken by its type: what is missing, unknown, of the wrong type or out of range becomes a finding that names the path. */
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Params, Reading } from './reading.ts';

export interface Place {
	start: number;
	end: number;
}

export interface Item extends Place {
	node: Node | null;
	path: string;
}

/** Names stand in code spans, headings and links: no backtick, no line end. */
// eslint-disable-next-line no-control-regex
const unspeakable = /[`\u0000-\u001f\u007f]/;

export class Fields {
	readonly reading: Reading;
	readonly base: number;
	readonly path: string;
	readonly place: Place;
	readonly #items = new Map<string, Item & { key: Place }>();
	readonly #taken = new Set<string>();

	/** `base` is the offset of the YAML text in the source; `place` is reported when a field is missing. */
	constructor(reading: Reading, map: YAMLMap | null, base: number, path: string, place: Place) {
		this.reading = reading;
		this.base = base;
		this.path = path;
		this.place = place;
		for (const pair of (map?.items ?? []) as Pair<Node, Node | null>[]) {
			const key = isScalar(pair.key) ? String((pair.key as Scalar).value) : '';
			const keyPlace = placeOf(pair.key, base, place);
			const own = pair.value?.range ? placeOf(pair.value, base, place) : keyPlace;
			if (this.#items.has(key)) {
				reading.report('front-matter', keyPlace.start, keyPlace.end, { detail: 'duplicate', path: key });
				continue;
			}
			this.#items.set(key, { node: pair.value, path: path === '' ? key : `${path}.${key}`, ...own, key: keyPlace });
		}
	}

	keys(): string[] {
		return [...this.#items.keys()];
	}

	item(key: string): Item | undefined {
		this.#taken.add(key);
		const item = this.#items.get(key);
		// An empty value is as good as none.
		if (item && (item.node === null || (isScalar(item.node) && item.node.value === null))) return undefined;
		return item;
	}

	/** Where a field stands, its value or else its key; the map's own place when it is missing. */
	placeOf(key: string): Place {
		return this.#items.get(key) ?? this.place;
	}

	text(key: string): string {
		const item = this.item(key);
		return item ? (textOfItem(this, item) ?? '') : this.#missing(key, '');
	}

	optionalText(key: string): string | undefined {
		const item = this.item(key);
		return item && textOfItem(this, item);
	}

	integer(key: string, least: number, most: number, otherwise?: number): number {
		const item = this.item(key);
		if (!item) return otherwise ?? this.#missing(key, least);
		return integerOf(this, item, least, most) ?? otherwise ?? least;
	}

	/** A text that `read` turns into a value; what it refuses is out of range. `expected` names the detail of the message. */
	parsed<T>(key: string, expected: string, otherwise: T, read: (text: string) => T | undefined, choices?: string[]): T {
		return this.optionalParsed(key, expected, read, choices, otherwise) ?? this.#missing(key, otherwise);
	}

	/** As `parsed`, undefined when the field is not there, `otherwise` when it is wrong. */
	optionalParsed<T>(
		key: string,
		expected: string,
		read: (text: string) => T | undefined,
		choices: string[] = [],
		otherwise?: T,
	): T | undefined {
		const item = this.item(key);
		if (!item) return undefined;
		const text = textOfItem(this, item);
		if (text === undefined) return otherwise;
		const value = read(text);
		if (value !== undefined) return value;
		this.report(
			item,
			{ detail: expected, value: text, choices: choices.join(', ') },
			this.reading.suggest(text, choices),
		);
		return otherwise;
	}

	map(key: string, required: boolean): Fields {
		const item = this.item(key);
		if (!item) {
			if (required) this.#missing(key, null);
			return new Fields(this.reading, null, this.base, this.#pathOf(key), this.placeOf(key));
		}
		return fieldsOf(this, item);
	}

	list(key: string, required: boolean, most: number): Item[] {
		const item = this.item(key);
		if (!item) return required ? this.#missing(key, []) : [];
		if (!isSeq(item.node)) {
			this.report(item, { detail: 'list' });
			return [];
		}
		const nodes = item.node.items as (Node | null)[];
		if (nodes.length > most) this.report(item, { detail: 'too-many', most });
		return nodes
			.slice(0, most)
			.map((node, index) => ({ node, path: `${item.path}[${index}]`, ...placeOf(node, this.base, item) }));
	}

	/** Names the fields that nothing took. */
	finish(): void {
		for (const [key, item] of this.#items) {
			if (this.#taken.has(key)) continue;
			const free = [...this.#taken].filter((known) => !this.#items.has(known));
			const suggestion = this.reading.suggest(key, free.length > 0 ? free : [...this.#taken]);
			this.reading.report(
				'front-matter',
				item.key.start,
				item.key.end,
				{ detail: 'unknown', path: item.path },
				suggestion,
			);
		}
	}

	report(item: Item, params: Params, suggestion?: string): void {
		this.reading.report('front-matter', item.start, item.end, { path: item.path, ...params }, suggestion);
	}

	#missing<T>(key: string, otherwise: T): T {
		// A map that is missing itself was reported once.
		if (this.#items.size > 0 || this.path === '') {
			const { start, end } = this.placeOf(key);
			this.reading.report('front-matter', start, end, { detail: 'missing', path: this.#pathOf(key) });
		}
		return otherwise;
	}

	#pathOf(key: string): string {
		return this.path === '' ? key : `${this.path}.${key}`;
	}
}

export function fieldsOf(owner: Fields, item: Item): Fields {
	if (!isMap(item.node)) {
		owner.report(item, { detail: 'map' });
		return new Fields(owner.reading, null, owner.base, item.path, item);
	}
	return new Fields(owner.reading, item.node as YAMLMap, owner.base, item.path, item);
}

/** A scalar's text as it was written: `0312` stays `0312`. */
export function textOfItem(owner: Fields, item: Item): string | undefined {
	const scalar = isScalar(item.node) ? item.node : null;
	const text = scalar === null ? undefined : typeof scalar.value === 'string' ? scalar.value : scalar.source;
	if (text === undefined || text.trim() === '') {
		owner.report(item, { detail: 'text' });
		return undefined;
	}
	if (unspeakable.test(text.trim())) {
		owner.report(item, { detail: 'one-line' });
		return text.trim().replace(new RegExp(unspeakable, 'g'), ' ').trim();
	}
	return text.trim();
}

export function integerOf(owner: Fields, item: Item, least: number, most: number): number | undefined {
	const value = isScalar(item.node) ? item.node.value : undefined;
	if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
	owner.report(item, { detail: 'integer', least, most });
	return undefined;
}

function placeOf(node: unknown, base: number, otherwise: Place): Place {
	const range = (node as Node | null)?.range;
	if (!range) return { start: otherwise.start, end: otherwise.end };
	return { start: base + range[0], end: base + range[1] };
}
