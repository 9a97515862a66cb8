/** Takes what a rehearsal came to for what it expects: rewrites the one line of its file that did not come out as written. */
import { parseDocument, isScalar, isNode } from 'yaml';
import { likenessOf } from '../run/reply-mark.ts';
import { readRehearsal } from '../run/read-rehearsal.ts';
import type { Problem } from '../run/rehearsal.ts';
import { escaped, escapedBlock, escapedBullet } from '../scenario/write-words.ts';
import type { Mismatch } from './expect.ts';

/** What did not come out as written: in the play, or in its score. */
export type Breach = Problem | Mismatch;

/** Words at least this alike, of 1, are the same reply with new words. */
const alike = 0.5;

/** The rehearsal's text with that line as it came out; null where no other line would do, and the author has to decide. */
export function accepted(source: string, breach: Breach): string | null {
	const text = source.replace(/\r\n?/g, '\n');
	if (!('line' in breach)) return expecting(text, breach);
	const { code, line, params } = breach;
	const actual = String(params.actual ?? '');
	switch (code) {
		case 'other-scenario':
		case 'other-version':
			return inHead(text, [code === 'other-version' ? 'version' : 'scenario'], actual);
		case 'customer-says-otherwise':
			return requoted(text, breach);
		case 'customer-says-nothing':
			return replaced(text, quoteAt(text, line), null);
		case 'line-left-out':
			return inserted(text, line, actual);
		case 'not-on-offer':
			return reworded(text, line, String(params.expected ?? ''), actual.split(' / '));
		case 'missing-option':
			return withOption(text, line, actual);
		case 'unknown-option':
			return replaced(text, { from: line - 1, to: line }, null);
		default:
			return null;
	}
}

/** Lines by their numbers from 0; `to` is not one of them. */
interface LineSpan {
	from: number;
	to: number;
}

/** The text with other lines in place of these; null: they go, and one of the empty lines about them. */
function replaced(text: string, { from, to }: LineSpan, lines: readonly string[] | null): string {
	const all = text.split('\n');
	const last = lines === null && (all[to] ?? '').trim() === '' && (all[from - 1] ?? '').trim() === '' ? to + 1 : to;
	return [...all.slice(0, from), ...(lines ?? []), ...all.slice(last)].join('\n');
}

/** The quote that begins on a line. */
function quoteAt(text: string, line: number): LineSpan {
	const all = text.split('\n');
	let to = line - 1;
	while (/^ {0,3}>/.test(all[to] ?? '')) to++;
	return { from: line - 1, to: Math.max(to, line) };
}

function quoteOf(words: string, speaker: string | null): string[] {
	const paragraphs = words.split('\n').map((paragraph) => `> ${escapedBlock(paragraph)}`);
	return [...paragraphs.join('\n>\n').split('\n'), ...(speaker === null ? [] : [`> — ${escaped(speaker)}`])];
}

function requoted(text: string, { line, params }: Problem): string | null {
	const turn = readRehearsal(text).rehearsal?.talk.find((each) => each.line === line);
	if (turn?.kind !== 'customer') return null;
	const other = String(params.actual ?? '');
	// The words are compared before the speaker.
	const lines = params.expected === turn.text ? quoteOf(other, turn.speaker) : quoteOf(turn.text, other);
	return replaced(text, quoteAt(text, line), lines);
}

/** The line that was left out goes behind the reply that it answers; the first of all before it. */
function inserted(text: string, line: number, words: string): string {
	const talk = readRehearsal(text).rehearsal?.talk ?? [];
	const quote = quoteOf(words, null);
	const opening = talk[0]?.line === line && talk[0].kind !== 'customer' && talk[1]?.kind === 'customer';
	if (opening || talk.length === 0) return replaced(text, { from: line - 1, to: line - 1 }, [...quote, '']);
	const all = text.split('\n');
	let to = line;
	while (to < all.length && /^[ \t]{1,20}\S/.test(all[to] ?? '')) to++;
	const next = (all[to] ?? '').trim() === '' ? [] : [''];
	return replaced(text, { from: to, to }, ['', ...quote, ...next]);
}

/** The reply with the words that it has now. */
function reworded(text: string, line: number, expected: string, offered: readonly string[]): string | null {
	let best: string | null = null;
	let most = alike;
	for (const words of offered) {
		const likeness = likenessOf(words, expected);
		if (likeness < most) continue;
		best = words;
		most = likeness;
	}
	return best === null ? null : replaced(text, { from: line - 1, to: line }, [`- ${escapedBullet(best)}`]);
}

/** An option more, not ticked, behind those of its question. */
function withOption(text: string, line: number, option: string): string | null {
	const options = readRehearsal(text).rehearsal?.prepare.find((question) => question.line === line)?.options ?? [];
	const last = options.at(-1)?.line ?? null;
	return last === null ? null : replaced(text, { from: last, to: last }, [`- [ ] ${escaped(option)}`]);
}

function expecting(text: string, { code, params: { actual, check } }: Mismatch): string | null {
	switch (code) {
		case 'other-ending':
			return inHead(text, ['expect', 'ending'], JSON.stringify(actual), actual);
		case 'other-mood':
			return inHead(text, ['expect', 'mood'], JSON.stringify(actual), actual);
		case 'other-rung':
			return inHead(text, ['expect', 'rung'], actual);
		case 'other-total':
			return inHead(text, ['expect', 'total'], `[${actual}, ${actual}]`);
		case 'other-check':
			return check ? inHead(text, ['expect', 'checks', check], actual) : null;
		case 'other-red-lines':
			return inHead(text, ['expect', 'red-lines'], `[${actual}]`);
		default:
			return null;
	}
}

/** A value of the front matter, written anew where it stands: all about it stays as it is. `plain` is taken where YAML reads it as that very text. */
function inHead(text: string, path: readonly string[], value: string, plain?: string): string | null {
	const head = /^---\n([^]*?\n)---(?:\n|$)/.exec(text.slice(0, 20_000));
	if (!head?.[1] || value === '' || plain === '') return null;
	const document = parseDocument(head[1], { logLevel: 'silent' });
	if (document.errors.length > 0) return null;
	const node = document.getIn(path, true);
	if (!isNode(node) || !node.range) return null;
	const [from, to] = node.range.map((offset) => offset + '---\n'.length) as [number, number, number];
	const written = plain !== undefined && readsBack(plain) ? plain : value;
	// A list that stands on lines of its own ends behind its last line.
	const tail = !isScalar(node) && text.slice(from, to).endsWith('\n') ? '\n' : '';
	return text.slice(0, from) + written + tail + text.slice(to);
}

function readsBack(plain: string): boolean {
	if (!/^[\p{L}][\p{L}\p{N} ]{0,80}$/u.test(plain)) return false;
	const document = parseDocument(plain, { logLevel: 'silent' });
	return document.errors.length === 0 && isScalar(document.contents) && document.contents.value === plain;
}
