/**
 * The blocks of Markdown that the scenario language is made of, cut line by line in one pass: time grows with the text, whatever the text.
 * Containers (quotes, list items) give their inner lines, to be cut in turn by whoever wants them. Positions are offsets into the source.
 *
 * What differs from CommonMark: indented code is a paragraph, an ordered list is a paragraph, bullets of any sign make one list.
 */
import type { Lines, Span } from './source.ts';

export type Block =
	| ({ kind: 'heading'; level: number } & Content)
	| ({ kind: 'paragraph' } & Content)
	/** Fenced; `lines` are those between the fences. */
	| ({ kind: 'code'; info: string } & Content)
	/** `lines` are without their `>`. */
	| ({ kind: 'quote' } & Content)
	| ({ kind: 'list'; items: Content[] } & Span)
	| ({ kind: 'comment' } & Span)
	| ({ kind: 'rule' } & Span);

/** A span and its inner lines, markers and indentation taken off. */
export type Content = Span & { lines: Lines };

type Opener = 'blank' | 'heading' | 'fence' | 'quote' | 'bullet' | 'comment' | 'rule' | 'text';

const tab = 9;
const space = 32;
const hash = 35;
const star = 42;
const plus = 43;
const hyphen = 45;
const equals = 61;
const greater = 62;
const backtick = 96;
const tilde = 126;

export function blocksOf(text: string, lines: Lines): Block[] {
	return new BlockCutter(text, lines).blocks();
}

class BlockCutter {
	readonly #text: string;
	readonly #lines: Lines;
	#at = 0;

	constructor(text: string, lines: Lines) {
		this.#text = text;
		this.#lines = lines;
	}

	blocks(): Block[] {
		const found: Block[] = [];
		const count = this.#lines.start.length;
		while (this.#at < count) {
			const opener = this.#opener(this.#at);
			if (opener === 'blank') this.#at++;
			else found.push(this.#block(opener));
		}
		return found;
	}

	#block(opener: Exclude<Opener, 'blank'>): Block {
		switch (opener) {
			case 'heading':
				return this.#heading();
			case 'fence':
				return this.#fence();
			case 'quote':
				return this.#quote();
			case 'bullet':
				return this.#list();
			case 'comment':
				return this.#comment();
			case 'rule':
				return { kind: 'rule', ...this.#whole(this.#at++) };
			case 'text':
				return this.#paragraph();
		}
	}

	#start(line: number): number {
		return this.#lines.start[line] ?? this.#text.length;
	}

	#end(line: number): number {
		return this.#lines.end[line] ?? this.#text.length;
	}

	/** First character that is no space or tab. */
	#content(line: number): number {
		const end = this.#end(line);
		let at = this.#start(line);
		while (at < end && isBlank(this.#text.charCodeAt(at))) at++;
		return at;
	}

	#whole(line: number): Span {
		return { start: this.#start(line), end: this.#end(line) };
	}

	/** Columns of white space before the content; a tab reaches to the next multiple of four. */
	#indent(line: number): number {
		const until = this.#content(line);
		let columns = 0;
		for (let at = this.#start(line); at < until; at++)
			columns += this.#text.charCodeAt(at) === tab ? 4 - (columns % 4) : 1;
		return columns;
	}

	#opener(line: number): Opener {
		const text = this.#text;
		const at = this.#content(line);
		const end = this.#end(line);
		if (at >= end) return 'blank';
		const code = text.charCodeAt(at);
		switch (code) {
			case hash: {
				const level = this.#runLength(at, end);
				return level <= 6 && this.#gapAt(at + level, end) ? 'heading' : 'text';
			}
			case greater:
				return 'quote';
			case backtick:
			case tilde:
				return this.#fenceAt(at, end) > 0 ? 'fence' : 'text';
			case hyphen:
			case star:
			case plus:
				if (code !== plus && this.#isRule(at, end)) return 'rule';
				return this.#gapAt(at + 1, end) ? 'bullet' : 'text';
			default:
				return code === 60 && text.startsWith('<!--', at) ? 'comment' : 'text';
		}
	}

	#runLength(at: number, end: number): number {
		const code = this.#text.charCodeAt(at);
		let next = at + 1;
		while (next < end && this.#text.charCodeAt(next) === code) next++;
		return next - at;
	}

	#gapAt(at: number, end: number): boolean {
		return at >= end || isBlank(this.#text.charCodeAt(at));
	}

	/** Length of an opening fence, or 0; behind backticks no further backtick may stand. */
	#fenceAt(at: number, end: number): number {
		const length = this.#runLength(at, end);
		if (length < 3) return 0;
		if (this.#text.charCodeAt(at) === tilde) return length;
		for (let next = at + length; next < end; next++) if (this.#text.charCodeAt(next) === backtick) return 0;
		return length;
	}

	/** Three or more of one sign and nothing else but white space. */
	#isRule(at: number, end: number): boolean {
		const sign = this.#text.charCodeAt(at);
		let count = 0;
		for (let next = at; next < end; next++) {
			const code = this.#text.charCodeAt(next);
			if (code === sign) count++;
			else if (!isBlank(code)) return false;
		}
		return count >= 3;
	}

	#heading(): Block {
		const line = this.#at++;
		const from = this.#content(line);
		const level = this.#runLength(from, this.#end(line));
		let end = trimmedEnd(this.#text, from, this.#end(line));
		// A closing run of # counts only behind a space.
		let close = end;
		while (close > from + level && this.#text.charCodeAt(close - 1) === hash) close--;
		if (close < end && (close === from + level || isBlank(this.#text.charCodeAt(close - 1)))) end = close;
		let start = from + level;
		while (start < end && isBlank(this.#text.charCodeAt(start))) start++;
		return {
			kind: 'heading',
			level,
			start: from,
			end: this.#end(line),
			lines: { start: [start], end: [Math.max(start, trimmedEnd(this.#text, start, end))] },
		};
	}

	#fence(): Block {
		const first = this.#at++;
		const from = this.#content(first);
		const sign = this.#text.charCodeAt(from);
		const length = this.#runLength(from, this.#end(first));
		const info = this.#text.slice(from + length, this.#end(first)).trim();
		const lines: Lines = { start: [], end: [] };
		let end = this.#end(first);
		for (; this.#at < this.#lines.start.length; this.#at++) {
			const at = this.#content(this.#at);
			end = this.#end(this.#at);
			if (this.#text.charCodeAt(at) === sign && at < end) {
				const run = this.#runLength(at, end);
				if (run >= length && trimmedEnd(this.#text, at + run, end) === at + run) {
					this.#at++;
					break;
				}
			}
			lines.start.push(this.#start(this.#at));
			lines.end.push(end);
		}
		return { kind: 'code', info, start: from, end, lines };
	}

	#comment(): Block {
		const start = this.#content(this.#at);
		let from = start + 4;
		let end = start;
		while (this.#at < this.#lines.start.length) {
			end = this.#end(this.#at);
			const line = this.#text.slice(from, end);
			this.#at++;
			if (line.includes('-->')) break;
			from = this.#start(this.#at);
		}
		return { kind: 'comment', start, end };
	}

	#quote(): Block {
		const start = this.#content(this.#at);
		const lines: Lines = { start: [], end: [] };
		let end = start;
		let open = false;
		for (; this.#at < this.#lines.start.length; this.#at++) {
			const opener = this.#opener(this.#at);
			let from = this.#content(this.#at);
			if (opener === 'quote') {
				from++;
				if (from < this.#end(this.#at) && isBlank(this.#text.charCodeAt(from))) from++;
			} else if (opener !== 'text' || !open) break;
			end = this.#end(this.#at);
			lines.start.push(from);
			lines.end.push(end);
			// A line of plain text goes on with the paragraph before it, its > forgotten.
			open = trimmedEnd(this.#text, from, end) > from;
		}
		return { kind: 'quote', start, end, lines };
	}

	#list(): Block {
		const start = this.#content(this.#at);
		const items: Content[] = [];
		while (this.#at < this.#lines.start.length && this.#opener(this.#at) === 'bullet') items.push(this.#item());
		return { kind: 'list', start, end: items[items.length - 1]?.end ?? start, items };
	}

	#item(): Content {
		const first = this.#at++;
		const marker = this.#content(first);
		let end = this.#end(first);
		let from = marker + 1;
		while (from < end && isBlank(this.#text.charCodeAt(from))) from++;
		const gap = from - marker - 1;
		// Content far behind its bullet is indented by itself, as in CommonMark.
		const width = this.#indent(first) + 1 + (gap >= 1 && gap <= 4 && from < end ? gap : 1);
		const lines: Lines = { start: [from], end: [end] };
		const count = this.#lines.start.length;
		let open = from < end;
		while (this.#at < count) {
			let next = this.#at;
			let opener = this.#opener(next);
			while (opener === 'blank' && ++next < count) opener = this.#opener(next);
			if (next >= count) {
				this.#at = count;
				break;
			}
			const inside = this.#indent(next) >= width;
			const goesOn = next === this.#at && open && opener === 'text';
			if (!inside && !goesOn) {
				this.#at = next;
				break;
			}
			for (; this.#at < next; this.#at++) this.#push(lines, this.#end(this.#at), this.#end(this.#at));
			end = this.#end(next);
			this.#push(lines, this.#stripped(next, width), end);
			open = true;
			this.#at = next + 1;
		}
		return { start: marker, end, lines };
	}

	#push(lines: Lines, start: number, end: number): void {
		lines.start.push(start);
		lines.end.push(end);
	}

	/** The line's start with so many columns of white space taken off. */
	#stripped(line: number, columns: number): number {
		const until = this.#content(line);
		let at = this.#start(line);
		for (let taken = 0; at < until && taken < columns; at++)
			taken += this.#text.charCodeAt(at) === tab ? 4 - (taken % 4) : 1;
		return at;
	}

	#paragraph(): Block {
		const start = this.#content(this.#at);
		const lines: Lines = { start: [], end: [] };
		let end = start;
		for (; this.#at < this.#lines.start.length; this.#at++) {
			const opener = this.#opener(this.#at);
			if (lines.start.length > 0) {
				const level = this.#underline(this.#at);
				if (level > 0) return { kind: 'heading', level, start, end: this.#end(this.#at++), lines };
				if (opener !== 'text') break;
			}
			end = trimmedEnd(this.#text, this.#content(this.#at), this.#end(this.#at));
			lines.start.push(this.#content(this.#at));
			lines.end.push(end);
		}
		return { kind: 'paragraph', start, end, lines };
	}

	/** A line of = or of - under a paragraph makes it a heading, level 1 or 2. A single - is an empty bullet. */
	#underline(line: number): number {
		const at = this.#content(line);
		const end = trimmedEnd(this.#text, at, this.#end(line));
		const code = this.#text.charCodeAt(at);
		if (at >= end || (code !== equals && code !== hyphen) || this.#runLength(at, end) !== end - at) return 0;
		if (code === equals) return 1;
		return end - at >= 2 ? 2 : 0;
	}
}

function isBlank(code: number): boolean {
	return code === space || code === tab;
}

export function trimmedEnd(text: string, start: number, end: number): number {
	while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
	return end;
}
