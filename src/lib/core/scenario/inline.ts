/** Words within a block: the text of its lines, code spans, links and the emphasis that opens a bullet. Every scan is linear. */
import type { Lines } from './source.ts';
import { trimmedEnd } from './blocks.ts';

/** The text of one or more lines put together, which knows where each character stands in the source. */
export class Run {
	readonly text: string;
	readonly #pieces: { at: number; offset: number }[];

	constructor(text: string, pieces: { at: number; offset: number }[]) {
		this.text = text;
		this.#pieces = pieces;
	}

	/** The source offset of a character; of the end, when `index` is the text's length. */
	offset(index: number): number {
		const pieces = this.#pieces;
		let low = 0;
		let high = pieces.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((pieces[middle]?.at ?? 0) <= index) low = middle;
			else high = middle - 1;
		}
		const piece = pieces[low];
		return piece ? piece.offset + index - piece.at : 0;
	}

	get start(): number {
		return this.offset(0);
	}

	get end(): number {
		return this.text === '' ? this.start : this.offset(this.text.length - 1) + 1;
	}
}

/** Lines `from` to `to` (not included) as one text; white space at their ends is taken off. A line end is a space, but nothing between Chinese. */
export function runOf(source: string, lines: Lines, from = 0, to = lines.start.length): Run {
	let text = '';
	// Looked at by itself: asking a text under construction for its last sign would copy it each time.
	let lastSign = '';
	const pieces: { at: number; offset: number }[] = [];
	for (let line = from; line < to; line++) {
		const end = lines.end[line] ?? 0;
		let start = lines.start[line] ?? 0;
		while (start < end && isSpace(source.charCodeAt(start))) start++;
		const last = trimmedEnd(source, start, end);
		if (start >= last && pieces.length > 0) continue;
		const piece = source.slice(start, last);
		if (lastSign !== '' && piece !== '') text += seam(lastSign, piece[0] ?? '');
		pieces.push({ at: text.length, offset: start });
		text += piece;
		lastSign = piece[piece.length - 1] ?? lastSign;
	}
	return new Run(text, pieces);
}

function isSpace(code: number): boolean {
	return code === 32 || code === 9;
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]/;
const widePunctuation =
	/[\u2014\u2018-\u201d\u2026\u3000-\u303f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;

function seam(left: string, right: string): string {
	if (widePunctuation.test(left) || widePunctuation.test(right)) return '';
	return wide.test(left) && wide.test(right) ? '' : ' ';
}

const escape = /\\([!-/:-@[-`{-~])/g;

/** Text without the backslashes of Markdown escapes. */
export function unescaped(text: string): string {
	return text.includes('\\') ? text.replace(escape, '$1') : text;
}

/** A token of a run; `start` and `end` are indices into the run's text, markers included. */
export type Inline =
	| { kind: 'text'; text: string; start: number; end: number }
	| { kind: 'code'; text: string; start: number; end: number }
	/** A link within the file: `target` is its anchor, decoded. */
	| { kind: 'link'; text: string; target: string; start: number; end: number };

/** The tokens from an index on. Only single backticks make a code span, only `[…](#…)` a link; everything else is text. */
export function inlineOf(text: string, from = 0): Inline[] {
	const found: Inline[] = [];
	const links = linksOf(text, from);
	let nextLink = 0;
	let words = from;
	let codeLeft = true;
	const flush = (until: number) => {
		if (until > words)
			found.push({ kind: 'text', text: unescaped(text.slice(words, until)), start: words, end: until });
	};
	for (let at = from; at < text.length; at++) {
		const sign = text.charCodeAt(at);
		if (sign === 92) at++;
		else if (sign === 96) {
			if (text.charCodeAt(at + 1) === 96) {
				while (text.charCodeAt(at + 1) === 96) at++;
				continue;
			}
			const close = codeLeft ? closingBacktick(text, at + 1) : -1;
			if (close < 0) {
				codeLeft = false;
				continue;
			}
			flush(at);
			found.push({ kind: 'code', text: text.slice(at + 1, close).trim(), start: at, end: close + 1 });
			at = close;
			words = close + 1;
		} else if (sign === 91) {
			while ((links[nextLink]?.start ?? Infinity) < at) nextLink++;
			const link = links[nextLink];
			if (link?.start !== at) continue;
			flush(at);
			found.push(link);
			at = link.end - 1;
			words = link.end;
		}
	}
	flush(text.length);
	return found;
}

function closingBacktick(text: string, from: number): number {
	for (let at = text.indexOf('`', from); at >= 0; at = text.indexOf('`', at)) {
		let end = at + 1;
		while (text.charCodeAt(end) === 96) end++;
		if (end === at + 1) return at;
		at = end;
	}
	return -1;
}

type Link = Extract<Inline, { kind: 'link' }>;

function linksOf(text: string, from: number): Link[] {
	const found: Link[] = [];
	let floor = from;
	for (let middle = text.indexOf('](#', from); middle >= 0; middle = text.indexOf('](#', middle + 3)) {
		if (isEscaped(text, middle)) continue;
		const close = text.indexOf(')', middle + 3);
		if (close < 0) break;
		let open = middle - 1;
		while (open >= floor && (text[open] !== '[' || isEscaped(text, open))) open--;
		if (open >= floor) {
			const target = decoded(text.slice(middle + 3, close).trim());
			found.push({
				kind: 'link',
				text: unescaped(text.slice(open + 1, middle)),
				target,
				start: open,
				end: close + 1,
			});
		}
		floor = middle + 3;
	}
	return found;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
	let before = at;
	while (before > 0 && text[before - 1] === '\\') before--;
	return (at - before) % 2 === 1;
}

function decoded(anchor: string): string {
	if (!anchor.includes('%')) return anchor;
	try {
		return decodeURIComponent(anchor);
	} catch {
		return anchor;
	}
}

/** The emphasis that a text begins with (`*当 …*`): its words and where they and it end; null when there is none. */
export function openingEmphasis(text: string, from: number): { text: string; start: number; end: number } | null {
	if (text[from] !== '*' || text[from + 1] === '*' || isSpace(text.charCodeAt(from + 1))) return null;
	const close = text.indexOf('*', from + 1);
	if (close < 0 || isSpace(text.charCodeAt(close - 1))) return null;
	return { text: text.slice(from + 1, close), start: from + 1, end: close + 1 };
}
