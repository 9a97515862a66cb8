/**
 * The little Markdown that a paragraph of a scenario may hold, as plain data to draw: paragraphs, lists, quotes, and in them strong and emphasised words,
 * code and the text of links. Anything else is shown as it is written. Nothing here makes HTML, so an author's text cannot either.
 */

import { joined } from '../core/scenario/soft-breaks.ts';

export interface Inline {
	kind: 'text' | 'strong' | 'em' | 'code';
	text: string;
}

export type Block =
	{ kind: 'paragraph' | 'quote'; words: Inline[] } | { kind: 'list'; ordered: boolean; items: Inline[][] };

const bullet = /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +/;

/** One block of an author's text. The lines of a paragraph are joined. */
export function readBlock(source: string): Block {
	const lines = source.trim().split('\n');
	if (lines.every((line) => bullet.test(line))) {
		return {
			kind: 'list',
			ordered: /^ {0,3}\d/.test(lines[0] ?? ''),
			items: lines.map((line) => readInline(line.replace(bullet, ''))),
		};
	}
	if (lines.every((line) => /^ {0,3}>/.test(line))) {
		return { kind: 'quote', words: readInline(joined(lines.map((line) => line.replace(/^ {0,3}> ?/, '')).join('\n'))) };
	}
	return { kind: 'paragraph', words: readInline(joined(source)) };
}

const marks = [
	{ open: '**', kind: 'strong' },
	{ open: '*', kind: 'em' },
	{ open: '`', kind: 'code' },
] as const;

/** Words of one line. A mark that never closes is text. One pass: each mark looks for its end once, and a failed search is not repeated. */
export function readInline(line: string): Inline[] {
	const parts: Inline[] = [];
	const unclosed = new Set<string>();
	let text = '';
	const put = (part: Inline) => {
		if (text) parts.push({ kind: 'text', text });
		text = '';
		parts.push(part);
	};
	for (let at = 0; at < line.length;) {
		const mark = marks.find(({ open }) => line.startsWith(open, at) && !unclosed.has(open));
		const from = at + (mark?.open.length ?? 0);
		const end = mark ? line.indexOf(mark.open, from) : -1;
		// As in Markdown, no space stands inside the marks: `3 * 4` is no emphasis.
		if (mark && end > from && line[from] !== ' ' && line[end - 1] !== ' ') {
			put({ kind: mark.kind, text: line.slice(from, end) });
			at = end + mark.open.length;
			continue;
		}
		if (mark && end < 0) unclosed.add(mark.open);
		text += line[at];
		at += 1;
	}
	if (text) parts.push({ kind: 'text', text });
	return parts;
}
