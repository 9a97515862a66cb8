/** Changes to a text, as an editor applies them: what stands between two offsets gives way to something else. */

export interface Change {
	/** UTF-16 units of the text before any change. */
	from: number;
	to: number;
	insert: string;
}

/** The text with the changes made. They may stand in any order but must not overlap; of several at one place the first given comes first. */
export function changed(text: string, changes: readonly Change[]): string {
	let result = '';
	let at = 0;
	for (const { from, to, insert } of [...changes].sort((a, b) => a.from - b.from || a.to - b.to)) {
		if (from < at) throw new RangeError(`changes overlap at ${from}`);
		result += text.slice(at, from) + insert;
		at = to;
	}
	return result + text.slice(at);
}

/** The changes that turn one text into another: runs of lines that both have stay untouched, so that a cursor in them does not move. */
export function difference(before: string, after: string): Change[] {
	if (before === after) return [];
	const [from, to] = [linesOf(before), linesOf(after)];
	const found: Change[] = [];
	let at = 0;
	for (const { left, right } of gaps(from, to)) {
		const start = at + lengthOf(from, left.skipped, left.start);
		const end = start + lengthOf(from, left.start, left.end);
		const change = trimmed(before, { from: start, to: end, insert: to.slice(right.start, right.end).join('') });
		if (change.from < change.to || change.insert !== '') found.push(change);
		at = end;
	}
	return found;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
	let length = 0;
	for (let line = from; line < to; line++) length += lines[line]?.length ?? 0;
	return length;
}

interface Gap {
	/** `skipped`: the first of the equal lines before. */
	left: { skipped: number; start: number; end: number };
	right: { start: number; end: number };
}

/** The runs of lines that differ. Lines that occur once on either side hold the two texts together; between them equal heads and tails do. */
function gaps(left: readonly string[], right: readonly string[]): Gap[] {
	const found: Gap[] = [];
	let [skipped, l, r] = [0, 0, 0];
	const close = (leftEnd: number, rightEnd: number) => {
		let [from, to] = [leftEnd, rightEnd];
		while (l < from && r < to && left[l] === right[r]) [l, r] = [l + 1, r + 1];
		while (from > l && to > r && left[from - 1] === right[to - 1]) [from, to] = [from - 1, to - 1];
		if (from > l || to > r) {
			found.push({ left: { skipped, start: l, end: from }, right: { start: r, end: to } });
			skipped = from;
		}
		[l, r] = [leftEnd, rightEnd];
	};
	for (const [inLeft, inRight] of anchors(left, right)) close(inLeft, inRight);
	close(left.length, right.length);
	return found;
}

/** Pairs of lines that are each unique in both texts and stand in the same order. */
function anchors(left: readonly string[], right: readonly string[]): [number, number][] {
	const once = (lines: readonly string[]) => {
		const places = new Map<string, number>();
		lines.forEach((line, index) => places.set(line, places.has(line) ? -1 : index));
		return places;
	};
	const inRight = once(right);
	const pairs = [...once(left)].flatMap(([line, index]): [number, number][] => {
		const other = inRight.get(line) ?? -1;
		return index >= 0 && other >= 0 ? [[index, other]] : [];
	});
	return rising(pairs);
}

/** The longest run of pairs, taken in order, whose second numbers rise. */
function rising(pairs: readonly [number, number][]): [number, number][] {
	const ends: number[] = [];
	const before = pairs.map(() => -1);
	pairs.forEach(([, value], index) => {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
			else high = middle;
		}
		before[index] = ends[low - 1] ?? -1;
		ends[low] = index;
	});
	const found: [number, number][] = [];
	for (let index = ends[ends.length - 1] ?? -1; index >= 0; index = before[index] ?? -1) {
		const pair = pairs[index];
		if (pair) found.push(pair);
	}
	return found.reverse();
}

/** The change without what it takes away only to put it back; a pair of surrogates is not torn apart. */
function trimmed(text: string, { from, to, insert }: Change): Change {
	let head = 0;
	const most = Math.min(to - from, insert.length);
	while (head < most && text.charCodeAt(from + head) === insert.charCodeAt(head)) head++;
	if (head > 0 && isHigh(text.charCodeAt(from + head - 1))) head--;
	let tail = 0;
	while (tail < most - head && text.charCodeAt(to - tail - 1) === insert.charCodeAt(insert.length - tail - 1)) tail++;
	if (tail > 0 && isLow(text.charCodeAt(to - tail))) tail--;
	return { from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) };
}

const isHigh = (code: number) => (code & 0xfc00) === 0xd800;
const isLow = (code: number) => (code & 0xfc00) === 0xdc00;
