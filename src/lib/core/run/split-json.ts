/**
 * Cuts the text of a large JSON object into what it holds, chunk by chunk: everything that lies two levels deep (`runs[3]`, `scenarios.x`) is parsed on its
 * own, so that no step of reading is long and nothing but the pieces is held in memory. Whoever reads may look at each piece as it comes.
 */

/** Why a text is refused: it is no JSON, it ends too early, or it is made to hurt (nested too deep, one piece too large). */
export type JsonFault = 'not-json' | 'truncated' | 'hostile';

export class JsonError extends Error {
	readonly reason: JsonFault;

	constructor(reason: JsonFault) {
		super(`json: ${reason}`);
		this.name = 'JsonError';
		this.reason = reason;
	}
}

const deepest = 100;
/** UTF-16 units. */
const longestPiece = 8 * 1024 * 1024;
const longestOutline = 16 * 1024 * 1024;
/** Containers that open at this depth are pieces: the object itself, then a field of it, then the piece. */
const pieceDepth = 3;
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const [quote, backslash] = [0x22, 0x5c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** What is to be kept of a piece: the field that it lies in, what it parses to, and how many pieces that field had before it. */
export type Keeping = (field: string, piece: unknown, index: number) => unknown;

export class JsonSplitter {
	readonly #keep: Keeping;
	readonly #pieces: { field: string; kept: unknown }[] = [];
	/** The field that pieces come from now, and how many it had. */
	#field = '';
	#count = 0;
	/** The text without its pieces: each is replaced by its number. */
	#outline = '';
	/** What earlier chunks held of the piece that is being read. */
	#piece = '';
	#depth = 0;
	#inString = false;
	#escaped = false;

	constructor(keep: Keeping = (_field, piece) => piece) {
		this.#keep = keep;
	}

	/** @throws JsonError */
	push(chunk: string): void {
		let from = 0;
		for (let at = 0; at < chunk.length; at++) {
			const code = chunk.charCodeAt(at);
			if (this.#inString) {
				if (this.#escaped) this.#escaped = false;
				else if (code === backslash) this.#escaped = true;
				else if (code === quote) this.#inString = false;
			} else if (code === quote) {
				if (this.#depth === 0) throw new JsonError('not-json');
				this.#inString = true;
			} else if (code === openBrace || code === openBracket) {
				if (++this.#depth > deepest) throw new JsonError('hostile');
				if (this.#depth === pieceDepth - 1) {
					this.#addOutline(chunk.slice(from, at));
					from = at;
					this.#openField();
				} else if (this.#depth === pieceDepth) {
					this.#addOutline(chunk.slice(from, at));
					from = at;
				}
			} else if (code === closeBrace || code === closeBracket) {
				if (--this.#depth < 0) throw new JsonError('not-json');
				if (this.#depth === pieceDepth - 1) {
					this.#addPiece(chunk.slice(from, at + 1));
					this.#closePiece();
					from = at + 1;
				}
			} else if (this.#depth === 0 && !isSpace(code)) {
				throw new JsonError('not-json');
			}
		}
		const rest = chunk.slice(from);
		if (this.#depth >= pieceDepth) this.#addPiece(rest);
		else this.#addOutline(rest);
	}

	/**
	 * The whole, with every piece in its place; null when it is JSON but no object.
	 * @throws JsonError
	 */
	end(): Record<string, unknown> | null {
		if (this.#depth > 0) throw new JsonError('truncated');
		const outline = parsed(this.#outline);
		if (typeof outline !== 'object' || outline === null || Array.isArray(outline)) return null;
		return Object.fromEntries(
			Object.entries(outline).map(([field, value]: [string, unknown]) => [field, this.#filled(field, value)]),
		);
	}

	#filled(field: string, value: unknown): unknown {
		if (Array.isArray(value)) return value.map((number) => this.#pieceAt(field, number));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, number]: [string, unknown]) => [name, this.#pieceAt(field, number)]),
		);
	}

	/** A bare number where a piece belongs may name another piece of the same field, never one of another. */
	#pieceAt(field: string, number: unknown): unknown {
		const piece = typeof number === 'number' ? this.#pieces[number] : undefined;
		return piece?.field === field ? piece.kept : number;
	}

	/** A list or an object opens within the whole: its name stands before it. */
	#openField(): void {
		const name = /("(?:[^"\\]|\\.){0,100}")\s{0,100}:\s{0,100}$/.exec(this.#outline.slice(-400))?.[1];
		const field = name === undefined ? '' : parsed(name);
		this.#field = typeof field === 'string' ? field : '';
		this.#count = 0;
	}

	#addOutline(text: string): void {
		this.#outline += text;
		if (this.#outline.length > longestOutline) throw new JsonError('hostile');
	}

	#addPiece(text: string): void {
		this.#piece += text;
		if (this.#piece.length > longestPiece) throw new JsonError('hostile');
	}

	#closePiece(): void {
		this.#addOutline(String(this.#pieces.length));
		const kept = this.#keep(this.#field, parsed(this.#piece), this.#count++);
		this.#pieces.push({ field: this.#field, kept });
		this.#piece = '';
	}
}

function parsed(text: string): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new JsonError('not-json');
	}
	refuseForbidden(value);
	return value;
}

/** A field that is named like a part of every object belongs to nobody's export. The depth is limited, so is this recursion. */
function refuseForbidden(value: unknown): void {
	if (Array.isArray(value)) {
		for (const item of value) refuseForbidden(item);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) {
			if (forbidden.has(name)) throw new JsonError('hostile');
			refuseForbidden(inner);
		}
	}
}

function isSpace(code: number): boolean {
	return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
