/** What became of a text, line by line, and of a line, word by word. */
import { commonRuns } from './common-run.ts';

/** A part of a line, and whether the other line has it too. */
export interface Piece {
	text: string;
	changed: boolean;
}

/** Numbers of lines count from 1; `pieces` is missing where a line has no counterpart. */
export type LineChange =
	| { kind: 'same'; text: string; before: number; after: number }
	| { kind: 'removed'; text: string; before: number; pieces?: Piece[] }
	| { kind: 'added'; text: string; after: number; pieces?: Piece[] };

/** Longer lines are compared as wholes, UTF-16 units. */
const longestLine = 4000;
/** Counterparts are sought in stretches of no more pairs of lines than this. */
const mostPairs = 2500;
/** The least share of words that two lines must have in common to be called one line, changed. */
const leastAlike = 0.4;

/** How many lines were added and removed. */
export function countChanges(before: string, after: string): { added: number; removed: number } {
	const a = linesOf(before);
	const b = linesOf(after);
	const same = commonRuns(a, b).reduce((sum, { length }) => sum + length, 0);
	return { added: b.length - same, removed: a.length - same };
}

/** All lines of both, in order; a changed line stands before what it became. */
export function lineChanges(before: string, after: string): LineChange[] {
	const a = linesOf(before);
	const b = linesOf(after);
	const changes: LineChange[] = [];
	let atA = 0;
	let atB = 0;
	for (const run of [...commonRuns(a, b), { before: a.length, after: b.length, length: 0 }]) {
		replaced(a, b, { fromA: atA, toA: run.before, fromB: atB, toB: run.after }, changes);
		for (let n = 0; n < run.length; n++)
			changes.push({
				kind: 'same',
				text: a[run.before + n] ?? '',
				before: run.before + n + 1,
				after: run.after + n + 1,
			});
		atA = run.before + run.length;
		atB = run.after + run.length;
	}
	return changes;
}

/** The lines of a text; a line end at the very end begins no further line. */
function linesOf(text: string): string[] {
	const lines = text.split(/\r\n|\r|\n/);
	if (lines.at(-1) === '') lines.pop();
	return lines;
}

interface Stretch {
	fromA: number;
	toA: number;
	fromB: number;
	toB: number;
}

function replaced(
	a: readonly string[],
	b: readonly string[],
	{ fromA, toA, fromB, toB }: Stretch,
	changes: LineChange[],
): void {
	const removed = (at: number, pieces?: Piece[]) =>
		changes.push({ kind: 'removed', text: a[at] ?? '', before: at + 1, ...(pieces ? { pieces } : {}) });
	const added = (at: number, pieces?: Piece[]) =>
		changes.push({ kind: 'added', text: b[at] ?? '', after: at + 1, ...(pieces ? { pieces } : {}) });
	let atA = fromA;
	let atB = fromB;
	for (const [inA, inB] of counterparts(a.slice(fromA, toA), b.slice(fromB, toB))) {
		while (atA < fromA + inA) removed(atA++);
		while (atB < fromB + inB) added(atB++);
		const pieces = wordChanges(a[atA] ?? '', b[atB] ?? '');
		removed(atA++, pieces.before);
		added(atB++, pieces.after);
	}
	while (atA < toA) removed(atA++);
	while (atB < toB) added(atB++);
}

/** Pairs of lines that are alike, in order on both sides, alike as much as can be in sum. */
function counterparts(a: readonly string[], b: readonly string[]): [number, number][] {
	if (a.length === 0 || b.length === 0 || a.length * b.length > mostPairs) return [];
	const wordsA = a.map(bagOf);
	const wordsB = b.map(bagOf);
	const width = b.length + 1;
	const best = new Float64Array((a.length + 1) * width);
	const likeness = (i: number, j: number) => alike(wordsA[i], wordsB[j]);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const like = likeness(i, j);
			const paired = like >= leastAlike ? like + (best[(i + 1) * width + j + 1] ?? 0) : 0;
			best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
		}
	const pairs: [number, number][] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		const here = best[i * width + j] ?? 0;
		if (here === (best[(i + 1) * width + j] ?? 0)) i += 1;
		else if (here === (best[i * width + j + 1] ?? 0)) j += 1;
		else pairs.push([i++, j++]);
	}
	return pairs;
}

interface Bag {
	counts: Map<string, number>;
	size: number;
}

/** The words of a line, however they are ordered; null where it has none, or is too long to be looked at. */
function bagOf(line: string): Bag | null {
	if (line.length > longestLine) return null;
	const counts = new Map<string, number>();
	let size = 0;
	for (const word of wordsOf(line))
		if (word.trim() !== '') {
			counts.set(word, (counts.get(word) ?? 0) + 1);
			size += 1;
		}
	return size === 0 ? null : { counts, size };
}

/** Dice's coefficient: twice what is common, by the size of both. */
function alike(a: Bag | null | undefined, b: Bag | null | undefined): number {
	if (!a || !b) return 0;
	let common = 0;
	for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
	return (2 * common) / (a.size + b.size);
}

/** A Chinese character is a word; so is what other scripts write together, and every sign. */
function wordsOf(line: string): string[] {
	return line.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+|\s+|./gsu) ?? [];
}

/** Both lines in parts; the texts of each side's parts make the line again. */
export function wordChanges(before: string, after: string): { before: Piece[]; after: Piece[] } {
	const a = wordsOf(before);
	const b = wordsOf(after);
	const found = { before: [] as Piece[], after: [] as Piece[] };
	let atA = 0;
	let atB = 0;
	for (const run of [...commonRuns(a, b), { before: a.length, after: b.length, length: 0 }]) {
		add(found.before, a.slice(atA, run.before), true);
		add(found.after, b.slice(atB, run.after), true);
		atA = run.before + run.length;
		atB = run.after + run.length;
		add(found.before, a.slice(run.before, atA), false);
		add(found.after, b.slice(run.after, atB), false);
	}
	return found;
}

function add(pieces: Piece[], words: readonly string[], changed: boolean): void {
	if (words.length > 0) pieces.push({ text: words.join(''), changed });
}
