/** A letter's text made plain for its readers: simplified characters, ASCII digits, formal numerals as everyday ones; unit for unit, so that places hold. */
import { simplified } from '../act/hearing/simplified.ts';
import { folded } from '../act/numerals.ts';
import type { Words } from './letter.ts';

/** What comes behind is not read: no letter is so long. */
export const longestLetter = 4000;

/** 壹拾捌万陆仟元整, as amounts are written out in letters. 零 is the same in both. */
const formal = '壹贰叁肆伍陆柒捌玖拾佰仟圆圓';
const everyday = '一二三四五六七八九十百千元元';

export function plainText(text: string): string {
	let plain = '';
	for (const unit of text.slice(0, longestLetter).split('')) {
		const own = simplified(unit);
		const at = formal.indexOf(own);
		plain += at >= 0 ? (everyday[at] ?? own) : own.length === 1 ? own : unit;
	}
	return folded(plain);
}

/** A sentence longer than this is heard piece by piece: nobody speaks on so long, and the ear learnt from speech. */
const longestPiece = 240;

/** Ends a sentence; a full stop only before white space, so that 18.6 and a file name stay whole. */
const stop = /[。！？!?；;…\n\r]|\.(?=\s|$)/g;

/** The sentences of a text, in order, without the white space about them. */
export function sentencesOf(text: string): Words[] {
	const found: Words[] = [];
	let from = 0;
	const put = (end: number) => {
		for (let start = from; start < end; start += longestPiece)
			found.push(...trimmed(text, start, Math.min(end, start + longestPiece)));
		from = end;
	};
	for (const mark of text.matchAll(stop)) put(mark.index + 1);
	put(text.length);
	return found;
}

function trimmed(text: string, start: number, end: number): Words[] {
	const piece = text.slice(start, end);
	const words = piece.trim();
	if (words === '') return [];
	const lead = piece.length - piece.trimStart().length;
	return [{ start: start + lead, end: start + lead + words.length }];
}

/** The places of a pattern, which must be global. */
export function placesOf(text: string, pattern: RegExp): Words[] {
	return [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}
