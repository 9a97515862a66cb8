/**
 * Features of a reply: hashed n-grams of units, pairs of units with a gap, and n-grams of the customer's line. A feature is a 32-bit hash; what the
 * model does not know is passed over.
 */
import { breakKind, type Normal } from './normalise.ts';

/** Features are scaled group by group, so that a long line of the customer does not drown a short reply. */
export const groups = { gram: 0, gap: 1, context: 2, neighbour: 3, form: 4, stem: 5 } as const;
export type Group = (typeof groups)[keyof typeof groups];
export const groupCount = 6;

/** `at` and `length`: the units that a feature of the reply itself was seen in; of others both are meaningless. */
export type Emit = (hash: number, group: Group, at: number, length: number) => void;

const prime = 0x01000193;
const seeds = [0x811c9dc5, 0x2f0b4c47, 0x6c62272e, 0x1b873593, 0x51ed270b, 0x7feb352d];

/** A stretch of units: the whole reply or a window of it. */
export interface Stretch {
	start: number;
	end: number;
}

/** Finishes FNV-1a with the mixer of MurmurHash3, so that close texts lie far apart. */
function finish(hash: number): number {
	let h = hash;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

function grams(
	codes: Int32Array,
	{ start, end }: Stretch,
	longest: number,
	group: Group,
	edges: boolean,
	emit: Emit,
): void {
	const first = edges ? start - 1 : start;
	const last = edges ? end + 1 : end;
	for (let at = first; at < last; at++) {
		let hash = seeds[group] as number;
		for (let n = 0; n < longest && at + n < last; n++) {
			const code = at + n < start ? 94 : at + n >= end ? 36 : (codes[at + n] as number);
			hash = Math.imul(hash ^ code, prime);
			emit(finish(hash), group, at, n + 1);
		}
	}
}

const widestGap = 4;

function gaps(codes: Int32Array, { start, end }: Stretch, emit: Emit): void {
	for (let at = start; at < end; at++)
		for (let gap = 2; gap <= widestGap + 1 && at + gap < end; gap++) {
			const hash = Math.imul(
				Math.imul((seeds[1] as number) ^ (codes[at] as number), prime) ^ (codes[at + gap] as number),
				prime,
			);
			emit(finish(hash), groups.gap, at, gap + 1);
		}
}

const pieceLength = 4;
/** A start of its own, so that pieces are not taken for stems. */
const pieceSeed = 0x7feb1234;

/** Every four letters of a longer word, its edges included: a slip of the finger or an ending that was never seen leaves most of them standing. */
function pieces(unit: string, at: number, emit: Emit): void {
	const first = unit.charCodeAt(0);
	if (unit.length < pieceLength || first < 97 || first > 122) return;
	const letter = (place: number) => (place < 0 ? 94 : place < unit.length ? unit.charCodeAt(place) : 36);
	for (let start = -1; start + pieceLength <= unit.length + 1; start++) {
		let hash = pieceSeed;
		for (let place = start; place < start + pieceLength; place++) hash = Math.imul(hash ^ letter(place), prime);
		emit(finish(hash), groups.stem, at, 1);
	}
}

const longestContext = 80;

/** What the customer's line shows, as far as it is read. */
export function contextOf(customer: Normal, emit: Emit): void {
	grams(
		customer.codes,
		{ start: 0, end: Math.min(customer.units.length, longestContext) },
		3,
		groups.context,
		true,
		emit,
	);
}

/** What a stretch of a reply shows. */
export function featuresOf(reply: Normal, stretch: Stretch, emit: Emit): void {
	const { codes, stems, breaks } = reply;
	grams(codes, stretch, 4, groups.gram, true, emit);
	gaps(codes, stretch, emit);
	grams(stems, stretch, 2, groups.stem, false, (hash, group, at, length) => {
		// Where no unit has a stem of its own, its code says it all.
		for (let n = 0; n < length; n++)
			if (stems[at + n] !== codes[at + n]) {
				emit(hash, group, at, length);
				return;
			}
	});
	for (let at = stretch.start; at < stretch.end; at++) pieces(reply.units[at] as string, at, emit);
	if (stretch.start > 0)
		grams(codes, { start: Math.max(0, stretch.start - 12), end: stretch.start }, 3, groups.neighbour, false, emit);
	for (let at = stretch.start; at < stretch.end; at++)
		if (breaks[at] === breakKind.question) {
			emit(finish(seeds[4] as number), groups.form, at, 1);
			break;
		}
}

const windowLength = 30;

/** The reply cut at its sentences, long ones at commas, and where no mark stands, after `windowLength` units, each window reaching back over a third of the one before. */
export function windowsOf(reply: Normal): Stretch[] {
	const { units, breaks } = reply;
	const windows: Stretch[] = [];
	let start = 0;
	for (let at = 0; at < units.length; at++) {
		const kind = breaks[at] ?? 0;
		const length = at + 1 - start;
		const last = at + 1 === units.length;
		const ends =
			last || kind >= breakKind.sentence || (kind > 0 && length >= windowLength * 0.7) || length >= windowLength;
		if (!ends) continue;
		windows.push({ start, end: at + 1 });
		start = kind > 0 || last ? at + 1 : at + 1 - Math.floor(windowLength / 3);
	}
	return windows;
}
