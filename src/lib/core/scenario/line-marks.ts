/** What the words of a line are, for colours: a line by itself, told where it stands. */
import { actNamed, moveNamed, toneOfAct } from '../act/act.ts';
import { mentionsIn } from './facts.ts';
import { inlineOf, openingEmphasis } from './inline.ts';
import { afterWord, guardWords, idNamed, sceneWords, specialWords, words } from './keywords.ts';
import type { Place } from './skeleton.ts';

export type MarkKind =
	/** Signs of Markdown and YAML. */
	| 'sign'
	| 'key'
	| 'value'
	| 'comment'
	| 'act-sound'
	| 'act-weak'
	| 'act-red'
	/** Figures and names behind an act or a move. */
	| 'figures'
	| 'effect'
	| 'move'
	| 'scene'
	/** A code span that says nothing known. */
	| 'unknown'
	| 'guard'
	| 'special'
	| 'tag'
	| 'link'
	| 'mention'
	| 'mood'
	| 'right';

export interface Mark {
	from: number;
	to: number;
	kind: MarkKind;
}

/** What a line is as a whole. */
export type LineKind = 'heading-1' | 'heading-2' | 'heading-3' | 'quote' | 'remark' | 'bullet' | 'wording' | 'scene' | 'matter' | 'fence' | null; // prettier-ignore

export interface MarkedLine {
	kind: LineKind;
	/** In order, none within another. */
	marks: Mark[];
}

/** Longer lines are shown plain. */
const longest = 4000;

export function markLine(line: string, place: Place): MarkedLine {
	if (line.length > longest) return { kind: null, marks: [] };
	if (place === 'matter') return { kind: 'matter', marks: matterMarks(line) };
	if (place === 'fence') return { kind: 'fence', marks: diagramMarks(line) };
	const heading = /^(#{1,6})[ \t]/.exec(line);
	if (heading?.[1]) {
		const level = heading[1].length;
		return {
			kind: level === 1 ? 'heading-1' : level === 2 ? 'heading-2' : 'heading-3',
			marks: [{ from: 0, to: level, kind: 'sign' }],
		};
	}
	const indent = line.length - line.trimStart().length;
	const rest = line.slice(indent);
	if (rest.startsWith('>')) return quoteLine(line, indent, place);
	if (/^[-*+](?:[ \t]|$)/.test(rest)) return bulletLine(line, indent, place);
	if (place === 'talk' && rest.startsWith('`')) return { kind: 'scene', marks: wordMarks(line, indent, sceneSpan) };
	return { kind: null, marks: wordMarks(line, 0, place === 'talk' ? replySpan : sceneSpan) };
}

function quoteLine(line: string, indent: number, place: Place): MarkedLine {
	const marks: Mark[] = [{ from: indent, to: indent + 1, kind: 'sign' }];
	const from = indent + 1;
	const tag = /^[ \t]?(?:[—–]{1,2}|--)/.exec(line.slice(from));
	if (indent > 0 || place !== 'talk') return { kind: 'remark', marks: [...marks, ...wordMarks(line, from, plainSpan)] };
	if (!tag) return { kind: 'quote', marks: [...marks, ...wordMarks(line, from, moveSpan)] };
	const at = from + tag[0].length;
	const spans = wordMarks(line, at, moveSpan);
	const words = (spans[0]?.from ?? line.length) > at ? [{ from, to: spans[0]?.from ?? line.length, kind: 'tag' as const }] : []; // prettier-ignore
	return { kind: 'quote', marks: [...marks, ...words, ...spans] };
}

function bulletLine(line: string, indent: number, place: Place): MarkedLine {
	const marks: Mark[] = [{ from: indent, to: indent + 1, kind: 'sign' }];
	let at = indent + 1;
	const skip = () => {
		while (line[at] === ' ' || line[at] === '\t') at++;
	};
	skip();
	const box = /^\[[ xX]\](?=\s|$)/.exec(line.slice(at))?.[0];
	if (box) {
		marks.push({ from: at, to: at + 3, kind: box[1] === ' ' ? 'sign' : 'right' });
		at += 3;
	}
	if (indent > 0 || place !== 'talk')
		return { kind: indent > 0 ? 'wording' : 'bullet', marks: [...marks, ...wordMarks(line, at, plainSpan)] };
	for (let opening = openingEmphasis(line, at); opening; opening = openingEmphasis(line, at)) {
		const kind = emphasisKind(opening.text);
		if (!kind) break;
		marks.push({ from: at, to: opening.end, kind });
		at = opening.end;
		skip();
	}
	return { kind: 'bullet', marks: [...marks, ...wordMarks(line, at, replySpan)] };
}

function emphasisKind(text: string): 'guard' | 'special' | null {
	if (afterWord(guardWords.if, text) !== undefined) return 'guard';
	const special = idNamed(specialWords, text) !== undefined || afterWord(specialWords.silence, text) !== undefined;
	return special ? 'special' : null;
}

/** What a code span is, and where in it its figures begin. */
interface SpanMark {
	kind: MarkKind;
	figures?: number;
}

/** Links, code spans and facts of a line from an index on. */
function wordMarks(line: string, from: number, spanMark: (text: string) => SpanMark): Mark[] {
	const marks: Mark[] = [];
	let mentions = mentionsIn(line).filter(({ start }) => start >= from);
	const mentionsBefore = (until: number) => {
		const before = mentions.filter(({ start }) => start < until);
		mentions = mentions.filter(({ start, end }) => start >= until && end > until);
		for (const { start, end } of before) if (end <= until) marks.push({ from: start, to: end, kind: 'mention' });
	};
	for (const token of inlineOf(line, from)) {
		if (token.kind === 'text') continue;
		mentionsBefore(token.start);
		mentions = mentions.filter(({ start }) => start >= token.end);
		if (token.kind === 'link') {
			marks.push({ from: token.start, to: token.end, kind: 'link' });
			continue;
		}
		const inner = line.slice(token.start + 1, token.end - 1);
		const { kind, figures } = spanMark(token.text);
		const start = token.start + 1 + (inner.length - inner.trimStart().length);
		const end = start + token.text.length;
		marks.push({ from: token.start, to: token.start + 1, kind: 'sign' });
		const cut = figures === undefined ? end : start + figures;
		if (cut > start) marks.push({ from: start, to: cut, kind });
		if (cut < end) marks.push({ from: cut, to: end, kind: 'figures' });
		marks.push({ from: token.end - 1, to: token.end, kind: 'sign' });
	}
	mentionsBefore(Infinity);
	return marks;
}

const carriers = ['提出方案', 'propose a plan', 'propose-plan', '拆分争议', 'split the dispute', 'split-dispute', '出示凭证', 'cite evidence', 'cite-evidence']; // prettier-ignore

function replySpan(text: string): SpanMark {
	const lower = text.toLowerCase();
	const whole = actNamed(text) ?? actNamed(lower);
	if (whole) return { kind: `act-${toneOfAct(whole)}` };
	const carrier = carriers.find((each) => lower.startsWith(`${each} `));
	if (carrier) return { kind: 'act-sound', figures: carrier.length };
	if (afterWord(words.learn, text) !== undefined || /^[^+\-=＋－＝]{1,60}[+\-=＋－＝]/.test(text))
		return { kind: 'effect' };
	return { kind: 'unknown' };
}

function moveSpan(text: string): SpanMark {
	const also = afterWord(words.also, text);
	const rest = also ?? text;
	const name = rest.split(/\s/, 1)[0] ?? '';
	if (!moveNamed(name) && !moveNamed(name.toLowerCase())) return { kind: 'unknown' };
	const figures = text.length - rest.length + name.length;
	return figures < text.length ? { kind: 'move', figures } : { kind: 'move' };
}

function sceneSpan(text: string): SpanMark {
	for (const word of Object.values(sceneWords)) if (afterWord(word, text) !== undefined) return { kind: 'scene' };
	return { kind: 'unknown' };
}

function plainSpan(text: string): SpanMark {
	const act = actNamed(text) ?? actNamed(text.toLowerCase());
	return { kind: act ? `act-${toneOfAct(act)}` : 'effect' };
}

function matterMarks(line: string): Mark[] {
	if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) return [{ from: 0, to: line.length, kind: 'sign' }];
	const marks: Mark[] = [];
	const comment = /(?:^|[ \t])#/.exec(line);
	const end = comment && !/["']/.test(line.slice(0, comment.index)) ? comment.index : line.length;
	// Keys stand at the head of a line, of an item, or of a pair in braces.
	const key =
		/(?:^[ \t]{0,40}(?:-[ \t]{1,8})?(?:\{[ \t]{0,8})?|[{,][ \t]{0,8})([^\s:,{}[\]"'#][^:,{}[\]"'#]{0,60}):(?=[ \t]|$)/g;
	for (const found of line.slice(0, end).matchAll(key)) {
		const name = found[1] ?? '';
		const from = found.index + found[0].length - name.length - 1;
		marks.push({ from, to: from + name.length, kind: 'key' });
	}
	if (end < line.length) marks.push({ from: end, to: line.length, kind: 'comment' });
	return marks;
}

/** A line of the mood diagram. */
function diagramMarks(line: string): Mark[] {
	if (/^[ \t]*(?:```|~~~|stateDiagram)/.test(line)) return [{ from: 0, to: line.length, kind: 'sign' }];
	if (/^[ \t]*%%/.test(line)) return [{ from: 0, to: line.length, kind: 'comment' }];
	const arrow = line.indexOf('-->');
	if (arrow < 0) return [];
	const marks: Mark[] = [];
	const colon = line.slice(arrow).search(/[:：]/);
	const end = colon < 0 ? line.length : arrow + colon;
	const mood = (from: number, to: number) => {
		const name = line.slice(from, to);
		const start = from + name.length - name.trimStart().length;
		if (name.trim() !== '') marks.push({ from: start, to: start + name.trim().length, kind: name.trim() === '[*]' ? 'sign' : 'mood' }); // prettier-ignore
	};
	mood(0, arrow);
	marks.push({ from: arrow, to: arrow + 3, kind: 'sign' });
	mood(arrow + 3, end);
	let at = end + 1;
	for (const piece of colon < 0 ? [] : line.slice(end + 1).split(/[,，、]/)) {
		const name = piece.trim();
		const act = actNamed(name) ?? actNamed(name.toLowerCase());
		const from = at + piece.length - piece.trimStart().length;
		if (name !== '') marks.push({ from, to: from + name.length, kind: act ? `act-${toneOfAct(act)}` : 'unknown' });
		at += piece.length + 1;
	}
	return marks;
}
