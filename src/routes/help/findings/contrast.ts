/** Two texts beside each other, with the words marked in which they differ. */

export interface Piece {
	text: string;
	marked: boolean;
}

/** A line of text without its end. */
export type Line = Piece[];

/** Less than this share of a changed passage in common, and it is marked as a whole: single signs that happen to agree tell nothing. */
const leastInCommon = 0.4;

/** By the longest common subsequence: first of lines, then of the words within lines that differ. What is marked never ends in a blank. */
export function contrast(before: string, after: string): { before: Line[]; after: Line[] } {
	const [left, right] = [before.split('\n'), after.split('\n')];
	const shared = inCommon(left, right);
	const result = {
		before: left.map((text) => [{ text, marked: false }]),
		after: right.map((text) => [{ text, marked: false }]),
	};
	for (const passage of passages(shared)) {
		const [gone, come] = [wordsOf(left, passage.left), wordsOf(right, passage.right)];
		const [keptLeft, keptRight] = keptWords(gone, come);
		mark(result.before, gone, keptLeft);
		mark(result.after, come, keptRight);
	}
	return result;
}

/** A text in which these words are marked where they first stand. */
export function pointing(text: string, words: string): Line[] {
	const at = text.indexOf(words);
	return text.split('\n').map((line, index, lines) => {
		const start = at - lines.slice(0, index).join('\n').length - (index > 0 ? 1 : 0);
		if (at < 0 || start < 0 || start >= line.length) return [{ text: line, marked: false }];
		const end = start + words.length;
		return [
			{ text: line.slice(0, start), marked: false },
			{ text: line.slice(start, end), marked: true },
			{ text: line.slice(end), marked: false },
		].filter((piece) => piece.text !== '');
	});
}

type Kept = [left: boolean[], right: boolean[]];

/** Which items of each list belong to their longest common subsequence. */
function inCommon(left: readonly string[], right: readonly string[]): Kept {
	const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
	const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	for (let i = left.length - 1; i >= 0; i--) {
		for (let j = right.length - 1; j >= 0; j--) {
			const best = left[i] === right[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
			(lengths[i] ?? [])[j] = best;
		}
	}
	const kept: Kept = [left.map(() => false), right.map(() => false)];
	for (let i = 0, j = 0; i < left.length && j < right.length;) {
		if (left[i] === right[j]) kept[0][i++] = kept[1][j++] = true;
		else if (length(i + 1, j) >= length(i, j + 1)) i++;
		else j++;
	}
	return kept;
}

/** The numbers of the lines that differ, those together that stand opposite each other. */
function passages([left, right]: Kept): { left: number[]; right: number[] }[] {
	const found: { left: number[]; right: number[] }[] = [];
	for (let i = 0, j = 0; i < left.length || j < right.length; i++, j++) {
		const passage = { left: [] as number[], right: [] as number[] };
		while (i < left.length && !left[i]) passage.left.push(i++);
		while (j < right.length && !right[j]) passage.right.push(j++);
		if (passage.left.length + passage.right.length > 0) found.push(passage);
	}
	return found;
}

interface Word {
	line: number;
	text: string;
}

/** A code span, a link and emphasised words are one word each; so is a Chinese character. */
const word = /`[^`]*`|\[[^\]]*\]\([^)]*\)|\*[^*\s][^*]*\*|[\w.-]+|\s+|./gu;

function wordsOf(lines: readonly string[], numbers: readonly number[]): Word[] {
	return numbers.flatMap((line) => (lines[line] ?? '').match(word)?.map((text) => ({ line, text })) ?? []);
}

function keptWords(left: readonly Word[], right: readonly Word[]): Kept {
	const kept = inCommon(
		left.map(({ text }) => text),
		right.map(({ text }) => text),
	);
	const weight = (words: readonly Word[], counts: (index: number) => boolean) =>
		words.reduce((sum, { text }, index) => sum + (counts(index) ? text.trim().length : 0), 0);
	const shared = weight(left, (index) => kept[0][index] ?? false);
	const all = Math.max(
		weight(left, () => true),
		weight(right, () => true),
	);
	return shared < all * leastInCommon ? [left.map(() => false), right.map(() => false)] : kept;
}

/** Puts the words back into their lines; a blank between two marked words is marked with them. */
function mark(lines: Line[], words: readonly Word[], kept: readonly boolean[]): void {
	const changed = words.map(({ text }, index) => !kept[index] && text.trim() !== '');
	for (const line of new Set(words.map((each) => each.line))) lines[line] = [];
	words.forEach(({ line, text }, index) => {
		const between = text.trim() === '' && changed[index - 1] && changed[index + 1] && sameLine(words, index);
		const marked = Boolean(changed[index] || between);
		const own = lines[line] ?? [];
		const last = own.at(-1);
		if (last && last.marked === marked) last.text += text;
		else own.push({ text, marked });
	});
}

function sameLine(words: readonly Word[], index: number): boolean {
	return words[index - 1]?.line === words[index + 1]?.line;
}
