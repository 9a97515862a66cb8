/**
 * A text in the clothes that the recogniser reads: NFKC, lower case, simplified characters, without controls and fillers; numbers, amounts, dates and
 * clock times as one sign each. Every unit knows the words of the original that it stands for.
 */
import { figuresIn } from '../figures.ts';
import { datesIn } from '../dates/dates.ts';
import { simplified } from './simplified.ts';

/** Longer texts are not one reply; the recogniser says so instead of reading them. */
export const longestReply = 2000;

export interface Normal {
	/** A Chinese character, a word of Latin letters, or a sign of `signs`. No spaces, no punctuation. */
	units: string[];
	/** A number for each unit: equal for equal units. */
	codes: Int32Array;
	/** The same for the beginnings of long words (pay, paying, payment); a unit's own code elsewhere. */
	stems: Int32Array;
	/** UTF-16 offsets into the original text, one a unit. */
	from: Int32Array;
	to: Int32Array;
	/** What follows a unit in the original. */
	breaks: Uint8Array;
	/** Whether a question mark stands anywhere. */
	asks: boolean;
}

export const breakKind = { none: 0, space: 1, clause: 2, sentence: 3, question: 4 } as const;

/** Signs for what matters by its kind and not by its figures. Upper case, since letters are lower-cased. */
export const signs = { amount: 'M', date: 'D', share: 'H', number: 'N', quote: 'Q' } as const;

const clauseMarks = /[,、;:，；：—–\-~～·()（）<>《》【】[\]/]/;
const sentenceMarks = /[.。!！…\n]/;
const dropped = /[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Co}\p{Cn}\p{Cs}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const share =
	/\d{1,3}(?:\.\d+)?%|百分之[一二三四五六七八九十百\d]{1,4}|[一二三四五六七八九]成|一半|对半|[一二三四五\d]分之[一二三四五\d]/y;
const count = /\d+(?:\.\d+)?|[两一二三四五六七八九十百千零]{2,}/y;
// Any day will do: only where dates stand matters here.
const someDay = '2026-06-02';

const slips: readonly (readonly [RegExp, string])[] = [
	[/帐/g, '账'],
	[/定单/g, '订单'],
	[/定货/g, '订货'],
	[/部份/g, '部分'],
	[/既使/g, '即使'],
	[/必竟/g, '毕竟'],
	[/在见/g, '再见'],
	[/在说吧/g, '再说吧'],
	[/在联系/g, '再联系'],
	[/登(?=[我您你]|一下)/g, '等'],
];

/** Words that people put in while they think. Left out wherever they stand; what is left carries the acts. */
const fillers =
	/(?:就是说|怎么说呢|那个那个|这个这个|那个(?=[,，、\s…]|那个|这个|就是|我|您|咱)|嗯+|呃+|额(?=[,，\s…])|唔|噢|喔|哎呀?|诶|欸)/y;

const englishFillers = new Set(['um', 'uh', 'er', 'erm', 'hmm', 'mm', 'ah', 'oh']);
const word = /[a-z]+(?:['’][a-z]+)*/y;

/** @throws RangeError when the text is longer than `longestReply` */
export function normalise(text: string): Normal {
	if (text.length > longestReply) throw new RangeError(`longer than ${longestReply} units`);
	const { plain, source } = folded(text);
	const kinds = markFigures(plain);
	const units: string[] = [];
	const from: number[] = [];
	const to: number[] = [];
	const breaks: number[] = [];
	let asks = false;
	const mark = (kind: number) => {
		const last = breaks.length - 1;
		if (last >= 0) breaks[last] = Math.max(breaks[last] ?? 0, kind);
	};
	for (let at = 0; at < plain.length;) {
		const kind = kinds[at];
		if (kind) {
			units.push(kind.sign);
			from.push(source[at] ?? 0);
			to.push(source[kind.end] ?? text.length);
			breaks.push(breakKind.none);
			at = kind.end;
			continue;
		}
		fillers.lastIndex = at;
		const filler = fillers.exec(plain);
		if (filler && filler[0].length < plain.length) {
			at += filler[0].length;
			continue;
		}
		const sign = plain[at] ?? '';
		if (sign === '?') {
			asks = true;
			mark(breakKind.question);
		} else if (sentenceMarks.test(sign)) mark(breakKind.sentence);
		else if (sign === '-' && /[a-z\d]/.test(plain[at - 1] ?? '')) mark(breakKind.none);
		else if (clauseMarks.test(sign)) mark(breakKind.clause);
		else if (/\s/.test(sign)) mark(breakKind.space);
		else if (/["“”「」『』]/.test(sign)) mark(breakKind.space);
		else if (/[a-z]/.test(sign)) {
			word.lastIndex = at;
			const letters = word.exec(plain)?.[0] ?? sign;
			if (!englishFillers.has(letters)) {
				units.push(letters);
				from.push(source[at] ?? 0);
				to.push(source[at + letters.length] ?? text.length);
				breaks.push(breakKind.none);
			}
			at += letters.length;
			continue;
		} else if (/[\p{L}\p{N}%]/u.test(sign)) {
			units.push(sign);
			from.push(source[at] ?? 0);
			to.push(source[at + 1] ?? text.length);
			breaks.push(breakKind.none);
		}
		at += 1;
	}
	return {
		units,
		codes: Int32Array.from(units, codeOf),
		stems: Int32Array.from(units, (unit) => codeOf(unit.length > stemLength ? unit.slice(0, stemLength) : unit)),
		from: Int32Array.from(from),
		to: Int32Array.from(to),
		breaks: Uint8Array.from(breaks),
		asks,
	};
}

/** The words of the original that a stretch of units stands for. */
export function wordsOf(
	{ from, to }: Pick<Normal, 'from' | 'to'>,
	{ start, end }: { start: number; end: number },
): { start: number; end: number } {
	return { start: from[start] ?? 0, end: to[end - 1] ?? 0 };
}

/** The text unit by unit in plain clothes, with the place that each came from; one place more for the end. */
function folded(text: string): { plain: string; source: number[] } {
	let plain = '';
	let source: number[] = [];
	let at = 0;
	for (const sign of text) {
		if (!dropped.test(sign) || sign === '\n') {
			for (const unit of sign.normalize('NFKC').toLowerCase()) {
				if (unit.length > 1) continue;
				plain += simplified(unit);
				source.push(at);
			}
		}
		at += sign.length;
	}
	({ plain, source } = closedUp(plain, source));
	source.push(text.length);
	for (const [slip, right] of slips) plain = plain.replace(slip, right);
	return { plain, source };
}

const stemLength = 5;

/** FNV-1a over the letters (Fowler, Noll, Vo). */
function codeOf(unit: string): number {
	if (unit.length === 1) return unit.charCodeAt(0);
	let hash = 0x811c9dc5;
	for (let at = 0; at < unit.length; at++) hash = Math.imul(hash ^ unit.charCodeAt(at), 0x01000193);
	return hash | 0x10000;
}

/** Some keyboards and engines put a space after every character: such spaces say nothing, and are taken out. */
function closedUp(plain: string, source: number[]): { plain: string; source: number[] } {
	const spaces = plain.match(/ /g)?.length ?? 0;
	const characters = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
	if (characters === 0 || spaces < characters * 0.6) return { plain, source };
	const kept = [...source.keys()].filter((at) => plain[at] !== ' ');
	return { plain: kept.map((at) => plain[at]).join(''), source: kept.map((at) => source[at] ?? 0) };
}

interface Mark {
	sign: string;
	end: number;
}

/** Where figures start and end; later kinds fill what earlier ones left. */
function markFigures(plain: string): (Mark | undefined)[] {
	const marks: (Mark | undefined)[] = [];
	const taken = new Uint8Array(plain.length + 1);
	const put = (start: number, end: number, sign: string) => {
		if (end <= start || taken.subarray(start, end).some((t) => t === 1)) return;
		taken.fill(1, start, end);
		marks[start] = { sign, end };
	};
	for (const { start, end } of datesIn(plain, someDay)) put(start, end, signs.date);
	const figures = figuresIn(plain);
	for (const { start, end } of figures.amounts) put(start, end, signs.amount);
	for (const [pattern, sign] of [
		[share, signs.share],
		[count, signs.number],
	] as const)
		for (let at = 0; at < plain.length; at++) {
			pattern.lastIndex = at;
			const found = taken[at] === 0 ? pattern.exec(plain) : null;
			if (!found) continue;
			put(at, at + found[0].length, sign);
			at += found[0].length - 1;
		}
	return marks;
}
