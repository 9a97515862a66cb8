/**
 * Amounts in a text that promises money. Where somebody says that they will pay, a bare 三千二 or 850 is money too, unless what stands about it says
 * otherwise; and so are all of it, a half, the rest.
 */
import type { Cents } from '../../scenario/scenario.ts';
import { figuresIn } from '../figures.ts';
import { isCountOfThings } from '../measures.ts';
import { spelledNumbers } from './english-numbers.ts';
import { folded, isChineseNumeral, readNumber } from '../numerals.ts';

export interface SpokenAmount {
	/** null for a share of a sum that is not known. */
	cents: Cents | null;
	start: number;
	end: number;
	/** What is left when the others are taken off. */
	rest: boolean;
}

interface Stretch {
	start: number;
	end: number;
}

const least = 100n;
const whole =
	/全款|全额(?!\d)|全部(?!门)|全都|付清|结清|还清|清零|一次性|一分不少|整笔|in full|the full (?:amount|balance|sum)|the whole (?:amount|lot|thing|sum|balance)|all of it|the lot\b|everything (?:owed|outstanding)/giu;
const half = /(?<![另剩])一半|对半|\bhalf\b(?! (?:of )?(?:an |the )?(?:hour|day|year|past|term))/giu;
const percent = /(\d{1,3}) ?(?:[%％]|per ?cent)|百分之(\d{1,3})/giu;
const tenths = /([一二三四五六七八九])成(?![功了交])/gu;
const rest =
	/余款|尾款|余下的?|剩下的?(?!钱不)|剩余|其余的?|剩一半|另一半|the rest|the balance|the remainder|remaining (?:balance|amount|half)?|the other half/giu;
const noMoneyBefore = /(?:第|尾号|编号|单号|流程号|号码|电话|房|no\.? ?|#|room |ext\.? ?|invoice |inv |po )$/i;
const currencyBefore = /(?:[£$€¥￥]|\bRM|\b(?:USD|GBP|EUR|SGD|HKD|AUD|MYR|CNY|RMB)) ?$/i;
const noMoneyAfter = /^ ?(?:年|号|楼|室|栋|点|折|期|千米|公里|times?\b|o'clock|am\b|pm\b|years?\b)/i;

/** `taken`: dates, which hold no money. `owed`: what shares are shares of; null when it is not known. */
export function spokenAmounts(text: string, taken: readonly Stretch[], owed: Cents | null): SpokenAmount[] {
	const found: SpokenAmount[] = [];
	const free = (start: number, end: number) =>
		![...taken, ...found].some((other) => start < other.end && other.start < end);
	const add = (start: number, end: number, cents: Cents | null, isRest = false) => {
		if (free(start, end)) found.push({ cents, start, end, rest: isRest });
	};
	for (const { cents, start, end } of figuresIn(text).amounts) add(start, end, cents);
	for (const { cents, start, end } of bareNumbers(text)) add(start, end, cents);
	for (const { cents, start, end } of spelled(text)) add(start, end, cents);
	const share = (at: RegExpExecArray, value: number) =>
		add(at.index, at.index + at[0].length, owed === null ? null : Math.round((owed * value) / 100));
	for (const at of text.matchAll(rest)) add(at.index, at.index + at[0].length, null, true);
	for (const at of text.matchAll(percent)) share(at, Number(at[1] ?? at[2]));
	for (const at of text.matchAll(tenths)) share(at, ('一二三四五六七八九'.indexOf(at[1] ?? '') + 1) * 10);
	for (const at of text.matchAll(half)) share(at, 50);
	// All of it, said after a part, is what is left of it.
	for (const at of text.matchAll(whole)) {
		const after = found.some(({ cents, end }) => cents !== null && end <= at.index);
		add(at.index, at.index + at[0].length, after ? null : owed, after);
	}
	return found.sort((a, b) => a.start - b.start);
}

const moneyWord =
	/^ ?(?:quid|pounds?|dollars?|bucks|euros?|ringgit|sing|(?:a|per|each|every) (?:week|month|fortnight))\b/iu;
const clockBefore = /\b(?:at|till|until|half|quarter to|quarter past) $/iu;

/** Spelled out, a number is money where it is said as prices are, or names its currency. */
function spelled(text: string): { cents: Cents; start: number; end: number }[] {
	return spelledNumbers(text).flatMap(({ value, large, start, end }) => {
		const after = text.slice(end, end + 14);
		const money =
			moneyWord.test(after) ||
			(large &&
				value >= 100 &&
				!isCountOfThings(text, end) &&
				!noMoneyAfter.test(after) &&
				!clockBefore.test(text.slice(Math.max(0, start - 13), start)));
		return money && value <= 100_000_000_000 ? [{ cents: value * 100, start, end }] : [];
	});
}

function bareNumbers(text: string): { cents: Cents; start: number; end: number }[] {
	const plain = folded(text);
	const found: { cents: Cents; start: number; end: number }[] = [];
	for (let at = 0; at < plain.length; at++) {
		const before = plain[at - 1] ?? '';
		const sign = plain[at] ?? '';
		if (
			/\d/.test(sign) ? /[\d.,a-z\-/]/i.test(before) : !isChineseNumeral(plain, at) || isChineseNumeral(plain, at - 1)
		)
			continue;
		const number = readNumber(plain, at);
		if (!number) continue;
		const { value, scale, end } = number;
		const currency = currencyBefore.test(plain.slice(Math.max(0, at - 5), at));
		const money =
			currency ||
			(value >= least * scale &&
				!isCountOfThings(plain, end) &&
				!noMoneyBefore.test(plain.slice(Math.max(0, at - 10), at)) &&
				!noMoneyAfter.test(plain.slice(end, end + 9)) &&
				!/^[-/\d]/.test(plain.slice(end, end + 1)));
		const cents = (value * 100n) / scale;
		if (money && cents <= 10_000_000_000_000n) found.push({ cents: Number(cents), start: at, end });
		at = Math.max(at, end - 1);
	}
	return found;
}
