/** A piece of a file's Markdown as it is edited by itself: its words without the signs that hold it in place, and how they are put back. */
import type { Change } from '../edit.ts';
import type { Lines } from '../source.ts';

export interface Cell {
	/** UTF-16 units; from the first word to the end of the last line. */
	from: number;
	to: number;
	/** What stands there. */
	raw: string;
	/** The words, lines divided by LF, quote signs and indentation taken off. */
	text: string;
	/** What stands in each line before its words; the first has nothing that could be lost. */
	prefixes: readonly string[];
	/** What has to be written before the first word, where nothing stands yet. */
	before: string;
}

/** The cell of some lines, which are what a quote or an item holds. Empty lines at the end do not belong to it. */
export function cellOf(text: string, { start, end }: Lines, count = start.length): Cell {
	let last = count;
	while (last > 1 && text.slice(start[last - 1], end[last - 1]).trim() === '') last--;
	const from = start[0] ?? 0;
	const words: string[] = [];
	const prefixes: string[] = [];
	for (let line = 0; line < last; line++) {
		const at = start[line] ?? from;
		words.push(text.slice(at, end[line]));
		prefixes.push(line === 0 ? hanging(text, at) : text.slice(lineStart(text, at), at));
	}
	const to = end[last - 1] ?? from;
	return { from, to, raw: text.slice(from, to), text: words.join('\n'), prefixes, before: '' };
}

/** A cell that is not there yet: its first word brings `before` along. */
export function emptyCell(at: number, before: string, prefix: string): Cell {
	return { from: at, to: at, raw: '', text: '', prefixes: [prefix], before };
}

/** The cell of a span without any signs before its lines. */
export function plainCell(text: string, from: number, to: number): Cell {
	const raw = text.slice(from, to);
	return { from, to, raw, text: raw.replace(/\r\n?/g, '\n'), prefixes: [''], before: '' };
}

/** What a further line has before its words when there is but one: the quote sign again, or as much room as the bullet takes. */
function hanging(text: string, at: number): string {
	return text.slice(lineStart(text, at), at).replace(/[-*+](?=[ \t]*$)/, ' ');
}

/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
	let from = at;
	while (from > 0 && text[from - 1] !== '\n' && text[from - 1] !== '\r') from--;
	return from;
}

/** The change that gives a cell other words, and the cell as it is then. Line ends are those of the file. */
export function rewritten(cell: Cell, words: string, lineEnd: string): { change: Change; cell: Cell } {
	const lines = words.split('\n');
	const prefixes = lines.map((line, index) => {
		const known = cell.prefixes[index];
		const prefix = known ?? cell.prefixes.at(-1) ?? '';
		return known === undefined && line === '' ? prefix.trimEnd() : prefix;
	});
	const insert = lines.map((line, index) => (index === 0 ? line : lineEnd + (prefixes[index] ?? '') + line)).join('');
	const before = cell.before.replaceAll('\n', lineEnd);
	const from = cell.from + before.length;
	return {
		change: { from: cell.from, to: cell.to, insert: before + insert },
		cell: { from, to: from + insert.length, raw: insert, text: words, prefixes, before: '' },
	};
}

export function lineEndOf(text: string): string {
	return text.includes('\r\n') ? '\r\n' : '\n';
}
