/** The text of a passage, cut into words, links and what a draft has no place for. Time grows with the text, whatever the text: nothing is looked for twice. */
import { isHarloweMacro } from './harlowe-macros.ts';

/** `start` and `end` are indices into the text. */
export type Piece = { start: number; end: number } & (
	| { kind: 'words' | 'macro' | 'script' | 'html' | 'image' | 'comment' | 'unclosed' }
	/** Stays among the words. */
	| { kind: 'variable' }
	/** A bracket of a macro's hook: nothing by itself. */
	| { kind: 'hook' }
	/** `inner` is what stands between the double brackets. `hidden`: within a macro, so that its words are no part of the text. */
	| { kind: 'link'; inner: string; hidden: boolean }
);

const macroName = /\(([A-Za-z][\w-]{0,40}|[$_]\w{1,60}):/y;
const variable = /\$[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}){0,8}/y;
const temporary = /_[A-Za-z]\w{0,80}(?!\w)/y;
const placeholder = /\{\{[^{}\n]{0,80}\}\}/y;
const insert = /\{[^{}\n]{1,200}\}/y;
const markdownImage = /!\[[^\]\n]{0,200}\]\([^)\n]{0,1000}\)/y;
const tagStart = /<\/?[A-Za-z]/y;

export function piecesOf(text: string, format: string): Piece[] {
	return new PieceCutter(text, format).pieces();
}

class PieceCutter {
	readonly #text: string;
	readonly #format: string;
	readonly #pieces: Piece[] = [];
	/** For each delimiter where it was found last, so that none is looked for over the same stretch again. */
	readonly #found = new Map<string, number>();
	/** Open square brackets within hooks: true for a hook's own. */
	readonly #brackets: boolean[] = [];
	readonly #closes: ReadonlyMap<number, number>;
	#words = 0;
	#at = 0;

	constructor(text: string, format: string) {
		this.#text = text;
		this.#format = format;
		this.#closes = text.includes('(') ? closingBrackets(text) : new Map();
	}

	pieces(): Piece[] {
		if (this.#format.startsWith('chapbook')) this.#chapbookVariables();
		while (this.#at < this.#text.length) if (!this.#special()) this.#at++;
		this.#flush(this.#text.length);
		return this.#pieces;
	}

	/** Chapbook keeps `name: value` lines before a line of two hyphens. */
	#chapbookVariables(): void {
		const close = this.#text.indexOf('\n--\n');
		if (close >= 0) this.#take('script', close + 3);
	}

	#special(): boolean {
		switch (this.#text[this.#at]) {
			case '[':
				return this.#opening();
			case ']':
				return this.#closing();
			case '<':
				return this.#angle();
			case '(':
				return this.#macro();
			case '$':
				return this.#match(variable, 'variable');
			case '_':
				return !/\w/.test(this.#text[this.#at - 1] ?? '') && this.#match(temporary, 'variable');
			case '{':
				if (this.#text[this.#at + 1] === '{') return this.#skip(placeholder);
				return this.#format.startsWith('chapbook') && this.#match(insert, 'variable');
			case '!':
				return this.#match(markdownImage, 'image');
			case '/':
				return this.#until('/*', '*/', 'comment') || this.#until('/%', '%/', 'comment');
			default:
				return false;
		}
	}

	/** A single bracket, a link or an image. Of three brackets and more the last two open the link. */
	#opening(): boolean {
		const text = this.#text;
		if (this.#until('[img[', ']]', 'image')) return true;
		if (text[this.#at + 1] === '[' && text[this.#at + 2] !== '[') return this.#link();
		const last = this.#pieces.at(-1);
		const hook = last?.kind === 'macro' && last.end === this.#at;
		if (hook || this.#brackets.length > 0) this.#brackets.push(hook);
		return hook && this.#take('hook', this.#at + 1);
	}

	#closing(): boolean {
		return this.#brackets.pop() === true && this.#take('hook', this.#at + 1);
	}

	#link(): boolean {
		const from = this.#at + 2;
		const close = this.#find(']]', from);
		const lineEnd = this.#find('\n', from);
		if (close < 0 || (lineEnd >= 0 && lineEnd < close)) return this.#take('unclosed', from);
		const inner = this.#text.slice(from, close);
		const setter = inner.indexOf('][');
		this.#flush(this.#at);
		const end = close + 2;
		const words = setter < 0 ? inner : inner.slice(0, setter);
		this.#pieces.push({ kind: 'link', inner: words, hidden: false, start: this.#at, end });
		if (setter >= 0) this.#pieces.push({ kind: 'macro', start: from + setter + 1, end: close + 1 });
		this.#at = end;
		this.#words = end;
		return true;
	}

	#angle(): boolean {
		if (this.#until('<<', '>>', 'macro')) return true;
		if (this.#until('<!--', '-->', 'comment')) return true;
		if (this.#until('<%', '%>', 'script')) return true;
		tagStart.lastIndex = this.#at;
		if (!tagStart.test(this.#text)) return false;
		const program = /^<(script|style)\b/.exec(this.#text.slice(this.#at, this.#at + 8))?.[1];
		if (program && this.#until('<', `</${program}>`, 'script')) return true;
		return this.#until('<', '>', this.#text.startsWith('<img', this.#at) ? 'image' : 'html');
	}

	#macro(): boolean {
		macroName.lastIndex = this.#at;
		const name = macroName.exec(this.#text)?.[1];
		const close = this.#closes.get(this.#at);
		if (name === undefined || close === undefined || !isHarloweMacro(name)) return false;
		return this.#take('macro', close + 1);
	}

	#match(pattern: RegExp, kind: 'variable' | 'image'): boolean {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text);
		if (!found || (pattern === temporary && found[0].endsWith('_'))) return false;
		return this.#take(kind, this.#at + found[0].length);
	}

	#until(open: string, close: string, kind: 'macro' | 'script' | 'html' | 'image' | 'comment'): boolean {
		if (!this.#text.startsWith(open, this.#at)) return false;
		const end = this.#find(close, this.#at + open.length);
		return end >= 0 && this.#take(kind, end + close.length);
	}

	/** Goes over a stretch that stays among the words. */
	#skip(pattern: RegExp): boolean {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text);
		this.#at += found?.[0].length ?? 0;
		return found !== null;
	}

	#take(kind: Exclude<Piece['kind'], 'link'>, end: number): true {
		this.#flush(this.#at);
		this.#pieces.push({ kind, start: this.#at, end });
		if (kind === 'macro' || kind === 'script') this.#linksWithin(this.#at, end);
		this.#at = end;
		this.#words = end;
		return true;
	}

	/** `<<link [[words|target]]>>` leads somewhere too. */
	#linksWithin(start: number, end: number): void {
		const own = this.#text.slice(start, end);
		for (let open = own.indexOf('[['); open >= 0;) {
			const close = own.indexOf(']]', open);
			if (close < 0) return;
			const inner = own.slice(open + 2, close).split('][', 1)[0] ?? '';
			this.#pieces.push({ kind: 'link', inner, hidden: true, start: start + open, end: start + close + 2 });
			open = own.indexOf('[[', close + 2);
		}
	}

	#flush(until: number): void {
		if (until > this.#words) this.#pieces.push({ kind: 'words', start: this.#words, end: until });
	}

	#find(delimiter: string, from: number): number {
		const known = this.#found.get(delimiter);
		if (known !== undefined && (known < 0 || known >= from)) return known;
		const at = this.#text.indexOf(delimiter, from);
		this.#found.set(delimiter, at);
		return at;
	}
}

/** Where each round bracket that is closed closes. */
function closingBrackets(text: string): Map<number, number> {
	const closes = new Map<number, number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const sign = text.charCodeAt(at);
		if (sign === 40) open.push(at);
		else if (sign === 41) {
			const from = open.pop();
			if (from !== undefined) closes.set(from, at);
		}
	}
	return closes;
}
