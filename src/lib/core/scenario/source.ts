/** The text of a file and the places in it. */
import type { Position, Range } from './finding.ts';

/** A part of the source, by offsets: [start, end). */
export interface Span {
	start: number;
	end: number;
}

/** Lines by their offsets, line ends not included: `start[i]` to `end[i]`. Flat arrays, since a file may have millions. */
export interface Lines {
	start: number[];
	end: number[];
}

const lineFeed = 10;
const carriageReturn = 13;

export class Source {
	readonly text: string;
	readonly lines: Lines;

	constructor(text: string) {
		this.text = text;
		this.lines = linesOfText(text);
	}

	position(offset: number): Position {
		const { start } = this.lines;
		let low = 0;
		let high = start.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((start[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		// A byte order mark stands before the first line's start and shares its first column.
		return { line: low + 1, column: Math.max(0, offset - (start[low] ?? 0)) + 1, offset };
	}

	/** The range of a span; offsets beyond the text are drawn back into it. */
	range(start: number, end: number): Range {
		const from = Math.max(0, Math.min(start, this.text.length));
		const to = Math.max(from, Math.min(end, this.text.length));
		return { start: this.position(from), end: this.position(to) };
	}
}

/** Cuts at LF, CR LF and lone CR. The text after the last line end is a line too, even when it is empty. */
function linesOfText(text: string): Lines {
	const start: number[] = [];
	const end: number[] = [];
	// The first line begins behind a byte order mark.
	let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	// Lone CRs are rare: look for each kind of line end only when it is there.
	const hasReturns = text.includes('\r');
	if (!hasReturns) {
		for (let next = text.indexOf('\n', from); next >= 0; next = text.indexOf('\n', from)) {
			start.push(from);
			end.push(next);
			from = next + 1;
		}
	} else {
		for (let at = from; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code !== lineFeed && code !== carriageReturn) continue;
			start.push(from);
			end.push(at);
			if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
			from = at + 1;
		}
	}
	start.push(from);
	end.push(text.length);
	return { start, end };
}

/** Where the nodes of a scenario stand in its source. */
export interface Ranges {
	get(node: object): Range | undefined;
}

/** Ranges kept as offsets and made on demand: a file has many nodes and few findings. */
export class NodeRanges implements Ranges {
	readonly #source: Source;
	readonly #spans = new Map<object, number>();

	constructor(source: Source) {
		this.#source = source;
	}

	set(node: object, start: number, end: number): void {
		this.#spans.set(node, start * 0x2000000 + (end - start));
	}

	get(node: object): Range | undefined {
		const packed = this.#spans.get(node);
		if (packed === undefined) return undefined;
		const start = Math.floor(packed / 0x2000000);
		return this.#source.range(start, start + (packed % 0x2000000));
	}
}
