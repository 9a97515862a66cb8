/**
 * Figures in what was said: amounts of money and dates, in Chinese and English. Conservative: what may be a count of goods, a model number or a share is
 * left out. Runs in time linear in the text, whatever the text.
 */
import type { Cents } from '../scenario/scenario.ts';
import { isCountOfThings } from './measures.ts';
import { folded, isChineseNumeral, readNumber, type ReadNumber } from './numerals.ts';

export interface AmountFigure {
	cents: Cents;
	/** UTF-16 offsets into the text. */
	start: number;
	end: number;
	/** 左右, 多, about: not meant to the cent. */
	approximate: boolean;
}

/** A month and a day; the year only when it was said. A day alone (5 号) is no date here. */
export interface DateFigure {
	year: number | null;
	month: number;
	day: number;
	start: number;
	end: number;
}

export interface Figures {
	amounts: AmountFigure[];
	dates: DateFigure[];
}

export function figuresIn(text: string): Figures {
	const plain = folded(text);
	const figures: Figures = { amounts: [], dates: [] };
	for (let at = 0; at < plain.length;) {
		const date = dateAt(plain, at);
		if (date) {
			figures.dates.push(date);
			at = date.end;
			continue;
		}
		const amount = amountAt(plain, at);
		if (amount) {
			if (amount.cents !== null) figures.amounts.push({ ...amount, cents: amount.cents });
			at = amount.end;
			continue;
		}
		at += 1;
	}
	return figures;
}

const numeric = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const isoDate = /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y;
const chineseDate = new RegExp(`(?:(\\d{4}) ?年 ?)?(${numeric}) ?月 ?(${numeric}) ?[号日]`, 'y');
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayThenMonth = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName}(?:,? (\\d{4}))?(?![a-z\\d])`, 'iy');
const monthThenDay = new RegExp(`${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![a-z\\d])`, 'iy');

function dateAt(text: string, at: number): DateFigure | null {
	if (continuesWord(text, at)) return null;
	const match = (pattern: RegExp) => {
		pattern.lastIndex = at;
		return pattern.exec(text);
	};
	const found = (year: string | undefined, month: number, day: number, length: number): DateFigure | null =>
		month >= 1 && month <= 12 && day >= 1 && day <= 31
			? { year: year === undefined ? null : Number(year), month, day, start: at, end: at + length }
			: null;
	let parts = match(isoDate);
	if (parts) return found(parts[1], Number(parts[2]), Number(parts[3]), parts[0].length);
	parts = match(chineseDate);
	if (parts) return found(parts[1], smallNumber(parts[2]), smallNumber(parts[3]), parts[0].length);
	parts = match(dayThenMonth);
	if (parts) return found(parts[3], monthOf(parts[2]), Number(parts[1]), parts[0].length);
	parts = match(monthThenDay);
	return parts && found(parts[3], monthOf(parts[1]), Number(parts[2]), parts[0].length);
}

function monthOf(name = ''): number {
	return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function smallNumber(text = ''): number {
	return /^\d/.test(text) ? Number(text) : Number(readNumber(text, 0)?.value ?? 0n);
}

/** Whether the place lies inside a Latin word or a number: a code such as HR-0312 or a longer figure is no figure of ours. */
function continuesWord(text: string, at: number): boolean {
	const before = text[at - 1] ?? '';
	if (/\d/.test(text[at] ?? ''))
		return /[\d.a-z]/i.test(before) || (before === '-' && /[\da-z]/i.test(text[at - 2] ?? ''));
	return /[a-z]/i.test(text[at] ?? '') && /[a-z\d]/i.test(before);
}

const before = /(?:¥|￥|cny|rmb|yuan|人民币) ?$/i;
const unit = / ?(元|块|¥|cny|rmb|yuan)/iy;
const aboutBefore =
	/(?:约|近|大概|差不多|将近|不到|超过|小|about|around|nearly|roughly|almost|over|under|some|than) ?(?:¥|￥|cny ?|rmb ?)?$/i;
const aboutAfter = / ?(?:左右|上下|出头|or so|thereabouts)/iy;

/** The figure at a place; `cents` is null for a number that is no money. */
function amountAt(text: string, at: number): (Omit<AmountFigure, 'cents'> & { cents: Cents | null }) | null {
	if (continuesWord(text, at)) {
		const skip = /[\d,.]+/y;
		skip.lastIndex = at;
		const rest = skip.exec(text);
		return rest && { cents: null, start: at, end: at + rest[0].length, approximate: false };
	}
	// Within a run of numerals that is no number as a whole (三五万), no part of it is one.
	if (isChineseNumeral(text, at) && isChineseNumeral(text, at - 1)) return null;
	const number = readNumber(text, at);
	if (!number) return null;
	const lead = text.slice(Math.max(0, at - 24), at);
	const marked = before.test(lead);
	unit.lastIndex = number.end;
	const currency = unit.exec(text);
	const end = number.end + (currency?.[0].length ?? 0);
	aboutAfter.lastIndex = end;
	const approximate = number.vague || aboutBefore.test(lead) || aboutAfter.test(text);
	const money = marked || currency !== null || (isLarge(number) && !isCountOfThings(text, number.end));
	return { cents: money ? centsOf(number) : null, start: at, end, approximate };
}

/** Said in ten thousands, or written with separators: in this talk, money unless a measure word follows. */
function isLarge({ scaled, separated, value, scale }: ReadNumber): boolean {
	return scaled || (separated && value >= 1000n * scale);
}

function centsOf({ value, scale }: ReadNumber): Cents | null {
	const cents = (value * 100n) / scale;
	return cents <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cents) : null;
}
