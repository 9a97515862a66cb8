/**
 * Changes to the front matter that leave everything else in it as it stands: comments, order, quotes, layout. The library reads the YAML and says where each
 * value is; only that place is written anew. What cannot be done so is done on the library's document and written whole.
 */
import {
	isCollection,
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	Scalar,
	type Document,
	type Node,
	type Pair,
	type YAMLMap,
	type YAMLSeq,
} from 'yaml';
import { changed, difference, type Change } from './edit.ts';
import { flowScalar, scalar } from './write-front-matter.ts';

export type FieldPath = readonly (string | number)[];
export type FieldValue = string | number | readonly FieldValue[] | { readonly [key: string]: FieldValue | undefined };

export type FieldEdit =
	/** A field that is not there is added, with the maps that hold it. */
	| { kind: 'set'; path: FieldPath; value: FieldValue }
	| { kind: 'remove'; path: FieldPath }
	/** One more at the end of a list, which is made where there is none. */
	| { kind: 'add'; path: FieldPath; value: FieldValue }
	/** Changes places with the item before. */
	| { kind: 'raise'; path: FieldPath }
	| { kind: 'rename'; path: FieldPath; key: string };

export interface Matter {
	/** Where the YAML stands in the file. */
	from: number;
	to: number;
	yaml: string;
	document: Document;
}

/** The front matter of a file, when it can be read as YAML. */
export function matterOf(text: string): Matter | null {
	const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	const open = /^---[ \t]*\r?\n/.exec(text.slice(bom, bom + 200))?.[0].length;
	if (open === undefined) return null;
	const from = bom + open;
	const close = /^---[ \t]*\r?$/m.exec(text.slice(from));
	if (!close) return null;
	const to = from + close.index;
	const yaml = text.slice(from, to);
	const document = parsed(yaml);
	return document && (document.contents === null || isMap(document.contents)) ? { from, to, yaml, document } : null;
}

function parsed(yaml: string): Document | null {
	try {
		const document = parseDocument(yaml, {
			prettyErrors: false,
			logLevel: 'silent',
			schema: 'core',
			uniqueKeys: false,
		});
		return document.errors.length === 0 ? document : null;
	} catch {
		return null;
	}
}

/** The changes to the file that an edit makes; null when the front matter cannot be read, or has no such place. */
export function editFrontMatter(text: string, edit: FieldEdit): Change[] | null {
	const matter = matterOf(text);
	if (!matter) return null;
	const meant = whole(matter, edit);
	if (meant === null) return null;
	const found = new Surgeon(matter).changes(edit);
	const after = found && changed(matter.yaml, found);
	const exact = after !== null && isSame(parsed(after)?.toJS(), meant.toJS());
	const changes =
		found && exact ? found : difference(matter.yaml, meant.toString({ lineWidth: 0, flowCollectionPadding: true }));
	return changes.map(({ from, to, insert }) => ({ from: matter.from + from, to: matter.from + to, insert }));
}

/** The document with the edit made by the library. */
function whole({ yaml }: Matter, edit: FieldEdit): Document | null {
	const document = parsed(yaml);
	if (!document) return null;
	const { kind, path } = edit;
	const holder = path.slice(0, -1);
	const last = path.at(-1) ?? '';
	if (kind === 'set') {
		fillHoles(document, holder);
		document.setIn(path, typeof edit.value === 'object' ? document.createNode(edit.value, { flow: true }) : edit.value);
	} else if (kind === 'remove') {
		if (!document.hasIn(path)) return null;
		document.deleteIn(path);
		const rest: unknown = document.getIn(holder);
		// A list or map that held nothing else goes with its last item.
		if (isCollection(rest) && rest.items.length === 0 && holder.length > 0) document.deleteIn(holder);
	} else if (kind === 'add') {
		fillHoles(document, holder);
		const list: unknown = document.getIn(path);
		const item = typeof edit.value === 'object' ? document.createNode(edit.value, { flow: true }) : edit.value;
		if (isSeq(list)) list.add(item);
		else if (list === undefined || list === null || (isScalar(list) && list.value === null))
			document.setIn(path, document.createNode([item]));
		else return null;
	} else if (kind === 'raise') {
		const list: unknown = document.getIn(holder);
		if (!isSeq(list) || typeof last !== 'number' || last < 1 || last >= list.items.length) return null;
		const [item] = list.items.splice(last, 1);
		list.items.splice(last - 1, 0, item);
	} else {
		const map: unknown = holder.length === 0 ? document.contents : document.getIn(holder);
		const pair = isMap(map) ? pairOf(map, last) : undefined;
		if (!pair || !isScalar(pair.key)) return null;
		pair.key.value = edit.key;
	}
	return document;
}

/** Whether two documents say the same, in whatever order. */
function isSame(a: unknown, b: unknown): boolean {
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length && keys.every((key) => key in right && isSame(left[key], right[key]))
	);
}

/** Fields without a value (`authority:`) become maps, so that something can be put in. */
function fillHoles(document: Document, path: FieldPath): void {
	for (let depth = 1; depth <= path.length; depth++) {
		const part = path.slice(0, depth);
		const node: unknown = document.getIn(part, true);
		if (node === null || (isScalar(node) && node.value === null)) document.setIn(part, document.createNode({}));
	}
	if (document.contents === null) document.contents = document.createNode({}) as never;
}

function pairOf(map: YAMLMap, key: string | number): Pair<Node, Node | null> | undefined {
	return (map.items as Pair<Node, Node | null>[]).find(
		(pair) => isScalar(pair.key) && String(pair.key.value) === String(key),
	);
}

/** Where a value stands: its node, and what holds it. */
interface Spot {
	node: Node | null;
	holder: YAMLMap | YAMLSeq | null;
	pair: Pair<Node, Node | null> | null;
	index: number;
}

/** Writes only the place that an edit is about; null where that place is laid out in a way that it does not know. */
class Surgeon {
	readonly #yaml: string;
	readonly #root: YAMLMap | null;

	constructor({ yaml, document }: Matter) {
		this.#yaml = yaml;
		this.#root = isMap(document.contents) ? document.contents : null;
	}

	changes(edit: FieldEdit): Change[] | null {
		switch (edit.kind) {
			case 'set':
				return this.#set(edit.path, edit.value);
			case 'remove':
				return this.#remove(edit.path);
			case 'add':
				return this.#add(edit.path, edit.value);
			case 'raise':
				return this.#raise(edit.path);
			case 'rename': {
				const key = this.#spot(edit.path)?.pair?.key;
				return key?.range ? [{ from: key.range[0], to: key.range[1], insert: written(edit.key, true) }] : null;
			}
		}
	}

	#spot(path: FieldPath): Spot | null {
		let spot: Spot = { node: this.#root, holder: null, pair: null, index: -1 };
		for (const step of path) {
			const { node } = spot;
			if (isMap(node)) {
				const pair = pairOf(node, step);
				if (!pair) return null;
				spot = { node: pair.value, holder: node, pair, index: node.items.indexOf(pair) };
			} else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
				spot = { node: node.items[step] as Node, holder: node, pair: null, index: step };
			} else return null;
		}
		return spot;
	}

	#set(path: FieldPath, value: FieldValue): Change[] | null {
		const spot = this.#spot(path);
		if (spot) return this.#replace(spot, value);
		// The deepest map that is there takes the rest of the path in one value.
		for (let depth = path.length - 1; depth >= 0; depth--) {
			const holder = this.#spot(path.slice(0, depth));
			if (!holder) continue;
			const nested = path.slice(depth + 1).reduceRight<FieldValue>((inner, key) => ({ [key]: inner }), value);
			if (isMap(holder.node)) return this.#insert(holder.node, String(path[depth]), nested);
			return isHole(holder.node) ? this.#replace(holder, { [String(path[depth])]: nested }) : null;
		}
		return null;
	}

	#replace({ node, holder, pair }: Spot, value: FieldValue): Change[] | null {
		const flow = isCollection(holder) && holder.flow === true;
		if (node === null || isHole(node)) {
			const key = pair?.key.range;
			if (!key) return null;
			const colon = this.#yaml.indexOf(':', key[1]);
			const from = colon + 1;
			return colon < 0 ? null : [{ from, to: from, insert: ` ${written(value, flow)}` }];
		}
		if (!node.range) return null;
		const [from, to] = node.range;
		if (!isScalar(node)) return isCollection(node) && node.flow ? [{ from, to, insert: written(value, flow) }] : null;
		if (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL)
			return [{ from, to, insert: `${written(value, flow)}\n` }];
		return [{ from, to, insert: this.#inStyle(node, value, flow) }];
	}

	/** A text that stood in quotes stays in them. */
	#inStyle(node: Scalar, value: FieldValue, flow: boolean): string {
		if (typeof value !== 'string') return written(value, flow);
		if (node.type === Scalar.QUOTE_DOUBLE) return JSON.stringify(value);
		if (node.type === Scalar.QUOTE_SINGLE && !/['\n]/.test(value)) return `'${value}'`;
		return written(value, flow);
	}

	#insert(map: YAMLMap, key: string, value: FieldValue): Change[] | null {
		const pair = (flow: boolean) => `${written(key, flow)}: ${written(value, flow)}`;
		if (map.flow) return this.#intoFlow(map, pair(true));
		const items = map.items as Pair<Node, Node | null>[];
		const first = items[0]?.key.range;
		if (!first) return null;
		const before = items[placeOf(key, items)] ?? items.at(-1);
		const indent = ' '.repeat(this.#column(first[0]));
		const blocks = Array.isArray(value) && value.some((item) => typeof item === 'object');
		const text = blocks
			? `${indent}${written(key, false)}:${(value as FieldValue[]).map((item) => `\n${indent}  - ${written(item, true)}`).join('')}`
			: `${indent}${pair(false)}`;
		if (!before) return null;
		const at = this.#endOfPair(before);
		return [{ from: at, to: at, insert: `\n${text}` }];
	}

	#intoFlow(collection: YAMLMap | YAMLSeq, text: string): Change[] | null {
		const last = collection.items.at(-1);
		const node = isPairLike(last) ? (last.value?.range ? last.value : last.key) : (last as Node | undefined);
		if (!collection.range) return null;
		if (!node?.range) {
			const [from, to] = collection.range;
			return [{ from, to, insert: isMap(collection) ? `{ ${text} }` : `[${text}]` }];
		}
		return [{ from: node.range[1], to: node.range[1], insert: `, ${text}` }];
	}

	#add(path: FieldPath, value: FieldValue): Change[] | null {
		const spot = this.#spot(path);
		if (!spot) return this.#set(path, [value]);
		const { node } = spot;
		if (node === null || isHole(node)) return this.#replace(spot, [value]);
		if (!isSeq(node)) return null;
		if (node.flow) return this.#intoFlow(node, written(value, true));
		const dash = this.#dash(node, 0);
		const last = node.items.at(-1) as Node | undefined;
		if (dash === null || !last?.range) return null;
		const at = this.#lineEnd(this.#trimmedBack(last.range[1]));
		return [{ from: at, to: at, insert: `\n${' '.repeat(this.#column(dash))}- ${written(value, true)}` }];
	}

	#remove(path: FieldPath): Change[] | null {
		const spot = this.#spot(path);
		if (!spot?.holder) return null;
		const { holder, pair, index } = spot;
		if (holder.items.length === 1 && path.length > 1) return this.#remove(path.slice(0, -1));
		if (holder.flow) return this.#fromFlow(holder, index);
		if (pair) {
			const start = pair.key.range?.[0];
			if (start === undefined) return null;
			const next = (holder.items[index + 1] as Pair<Node> | undefined)?.key.range?.[0];
			const line = this.#lineStart(start);
			// The first field of an item stands behind the dash, which stays.
			if (this.#yaml.slice(line, start).trim() !== '')
				return next === undefined ? null : [{ from: start, to: next, insert: '' }];
			return [this.#lines(line, this.#endOfPair(pair))];
		}
		const dash = this.#dash(holder as YAMLSeq, index);
		const node = spot.node;
		if (dash === null || !node?.range) return null;
		return [this.#lines(this.#lineStart(dash), this.#lineEnd(this.#trimmedBack(node.range[1])))];
	}

	#lines(from: number, end: number): Change {
		return { from, to: Math.min(end + 1, this.#yaml.length), insert: '' };
	}

	#fromFlow(holder: YAMLMap | YAMLSeq, index: number): Change[] | null {
		const rangeOf = (item: unknown): [number, number] | null => {
			const first = isPairLike(item) ? item.key : (item as Node);
			const last = isPairLike(item) ? (item.value?.range ? item.value : item.key) : (item as Node);
			return first.range && last.range ? [first.range[0], last.range[1]] : null;
		};
		const own = rangeOf(holder.items[index]);
		const before = index > 0 ? rangeOf(holder.items[index - 1]) : null;
		const after = index + 1 < holder.items.length ? rangeOf(holder.items[index + 1]) : null;
		if (!own) return null;
		if (before) return [{ from: before[1], to: own[1], insert: '' }];
		return [{ from: own[0], to: after ? after[0] : own[1], insert: '' }];
	}

	#raise(path: FieldPath): Change[] | null {
		const holder = this.#spot(path.slice(0, -1))?.node;
		const index = path.at(-1);
		if (!isSeq(holder) || typeof index !== 'number') return null;
		const [above, below] = [holder.items[index - 1] as Node | undefined, holder.items[index] as Node | undefined];
		if (!above?.range || !below?.range) return null;
		const [a, b] = [above.range, below.range].map(([from, to]) => ({ from, to: this.#trimmedBack(to) }));
		if (!a || !b) return null;
		return [
			{ ...a, insert: this.#yaml.slice(b.from, b.to) },
			{ ...b, insert: this.#yaml.slice(a.from, a.to) },
		];
	}

	/** The dash of an item. */
	#dash(list: YAMLSeq, index: number): number | null {
		const node = list.items[index] as Node | undefined;
		if (!node?.range) return null;
		const dash = this.#yaml.lastIndexOf('-', node.range[0] - 1);
		return dash >= 0 && this.#yaml.slice(dash + 1, node.range[0]).trim() === '' ? dash : null;
	}

	#endOfPair({ key, value }: Pair<Node, Node | null>): number {
		const end = Math.max(value?.range?.[1] ?? 0, key.range?.[1] ?? 0);
		return this.#lineEnd(this.#trimmedBack(end));
	}

	#trimmedBack(offset: number): number {
		let at = offset;
		while (at > 0 && /\s/.test(this.#yaml[at - 1] ?? '')) at--;
		return at;
	}

	#lineStart(offset: number): number {
		return this.#yaml.lastIndexOf('\n', offset - 1) + 1;
	}

	#lineEnd(offset: number): number {
		const end = this.#yaml.indexOf('\n', offset);
		return end < 0 ? this.#yaml.length : end;
	}

	#column(offset: number): number {
		return offset - this.#lineStart(offset);
	}
}

function isPairLike(item: unknown): item is Pair<Node, Node | null> {
	return typeof item === 'object' && item !== null && 'key' in item;
}

function isHole(node: unknown): boolean {
	return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

/** The fields in the order in which they are written. */
const order: readonly string[] = [
	'id', 'language', 'version', 'title', 'summary', 'topic', 'channel', 'difficulty', 'minutes', 'best', 'customer', 'trainee', 'account', 'authority',
	'variables', 'facts', 'goal', 'forms', 'rubric',
	// Within the account, a person, an invoice.
	'currency', 'today', 'invoices', 'documents', 'contacts', 'history', 'name', 'role', 'number', 'goods', 'amount', 'issued', 'due', 'disputed',
]; // prettier-ignore

/** The pair behind which a field belongs: the last that is written before it. */
function placeOf(key: string, items: readonly Pair<Node, Node | null>[]): number {
	const own = order.indexOf(key);
	if (own < 0) return items.length - 1;
	return items.findLastIndex((pair) => {
		const other = isScalar(pair.key) ? order.indexOf(String(pair.key.value)) : -1;
		return other >= 0 && other < own;
	});
}

/** A value as YAML in one line. */
function written(value: FieldValue, flow: boolean): string {
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') return flow ? flowScalar(value) : scalar(value);
	if (isList(value)) return `[${value.map((item) => written(item, true)).join(', ')}]`;
	const pairs = Object.entries(value).flatMap(([key, item]) =>
		item === undefined ? [] : [`${flowScalar(key)}: ${written(item, true)}`],
	);
	return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function isList(value: FieldValue): value is readonly FieldValue[] {
	return Array.isArray(value);
}
