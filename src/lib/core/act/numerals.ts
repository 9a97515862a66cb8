/** Numbers as they are written and spoken in Chinese and English business talk: 186,000 · 18.6 万 · 9 万 3 · 十八万六 · 3 千 8 · 186k. */

export interface ReadNumber {
	/** The number times `scale`. */
	value: bigint;
	/** A power of ten: 18.65 is 1865 over 100. */
	scale: bigint;
	end: number;
	/** Said in 万, 亿, thousand or million. */
	scaled: boolean;
	/** Written with thousands separators. */
	separated: boolean;
	/** 多, 几, 来: not meant exactly. */
	vague: boolean;
}

/** Full-width digits and signs as ASCII, unit for unit, so that offsets hold. A full-width comma counts as a separator only among such digits. */
export function folded(text: string): string {
	const ascii = (sign: string) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
	return text.replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ',').replace(/[０-９．％]/g, ascii);
}

/** Whether the sign at a place may stand in a number spoken in Chinese. */
export function isChineseNumeral(text: string, at: number): boolean {
	return '零〇一二两三四五六七八九十百千'.includes(text[at] ?? ' ');
}

const arabic = /(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.(\d{1,6}))?(?![\d])/y;
const chinese = /[零〇一二两三四五六七八九十百千]{1,12}/y;
const units: Record<string, bigint> = { 十: 10n, 百: 100n, 千: 1000n };
const big = / ?(万|亿|k\b|m\b|thousand\b|million\b|wan\b)/iy;
const bigUnits: Record<string, bigint> = {
	万: 10_000n,
	亿: 100_000_000n,
	k: 1000n,
	m: 1_000_000n,
	thousand: 1000n,
	million: 1_000_000n,
	wan: 10_000n,
};

/** The number that starts at a place; null when none does. Reads each sign once. */
export function readNumber(text: string, at: number): ReadNumber | null {
	const first = plainNumber(text, at);
	if (!first) return null;
	const hundreds = smallUnit(text, first);
	const vagueBefore = vagueAt(text, hundreds.end);
	const unit = unitAt(text, vagueBefore.end);
	if (!unit) return hundreds;
	const whole = {
		...hundreds,
		value: hundreds.value * unit.times,
		end: unit.end,
		scaled: true,
		vague: vagueBefore.vague,
	};
	const tail = unit.tailed ? tailAt(text, unit.end, unit.times) : null;
	const sum = tail ? { ...whole, value: whole.value + tail.value * whole.scale, end: tail.end } : whole;
	const after = vagueAt(text, sum.end);
	return { ...sum, end: after.end, vague: sum.vague || after.vague };
}

function plainNumber(text: string, at: number): ReadNumber | null {
	arabic.lastIndex = at;
	const digits = arabic.exec(text);
	if (digits) {
		const [all, whole = '', part = ''] = digits;
		const scale = 10n ** BigInt(part.length);
		const value = BigInt(whole.replaceAll(',', '') + part);
		return { value, scale, end: at + all.length, scaled: false, separated: whole.includes(','), vague: false };
	}
	chinese.lastIndex = at;
	const spoken = chinese.exec(text);
	const value = spoken && chineseValue(spoken[0]);
	if (!spoken || value === null) return null;
	return { value, scale: 1n, end: at + spoken[0].length, scaled: false, separated: false, vague: false };
}

const digitOf = '零一二三四五六七八九';

function digit(sign: string): number {
	return sign === '两' ? 2 : sign === '〇' ? 0 : digitOf.indexOf(sign);
}

/** 二十, 三百零五, 八千四 (8,400). null for what is no number, such as 三五, or the 千 of 千万别. */
function chineseValue(text: string): bigint | null {
	if (text.startsWith('百') || text.startsWith('千')) return null;
	let sum = 0n;
	let held: bigint | null = null;
	let last = 10_000n;
	let zero = false;
	for (const sign of text) {
		const unit = units[sign];
		if (unit === undefined) {
			const own = BigInt(digit(sign));
			if (own === 0n) zero = true;
			else if (held !== null) return null;
			else held = own;
			continue;
		}
		if (unit >= last) return null;
		sum += (held ?? 1n) * unit;
		[held, last, zero] = [null, unit, false];
	}
	// 八千四 is short for 八千四百, unless a zero stands between.
	if (held !== null) sum += last > 10n && last < 10_000n && !zero ? (held * last) / 10n : held;
	return sum;
}

/** 3 千 8 百, 5 百: an Arabic digit with a Chinese unit. */
function smallUnit(text: string, first: ReadNumber): ReadNumber {
	const pattern = / ?([百千])(?: ?([1-9]) ?百?(?![\d.号日月点天期]))?/y;
	pattern.lastIndex = first.end;
	const parts = pattern.exec(text);
	const unit = parts && units[parts[1] ?? ''];
	if (!parts || !unit) return first;
	const rest = parts[2] ? (BigInt(parts[2]) * unit) / 10n : 0n;
	return { ...first, value: first.value * unit + rest * first.scale, end: first.end + parts[0].length };
}

function unitAt(text: string, at: number): { times: bigint; end: number; tailed: boolean } | null {
	big.lastIndex = at;
	const parts = big.exec(text);
	const times = parts && bigUnits[(parts[1] ?? '').toLowerCase()];
	return times ? { times, end: at + parts[0].length, tailed: parts[1] === '万' } : null;
}

// Digits after what is spoken are a number of their own (十八万六4月11号); after what is written they would belong to it.
const tail =
	/ ?零? ?(?:(?:(\d) ?千(?: ?([1-9]) ?百?)?|(\d) ?百|([1-9]))(?! ?\d)|([一二两三四五六七八九零百千]{1,7}))(?! ?[.,号日月点天期批张成笔个折年%万亿])/y;

/** What follows 万: 9 万 3 is 93,000, 3 万 8 千 4 is 38,400. A number of its own, such as the 5 in 8 万 5 号, is none. */
function tailAt(text: string, at: number, times: bigint): { value: bigint; end: number } | null {
	tail.lastIndex = at;
	const parts = tail.exec(text);
	if (!parts) return null;
	const [all, thousands, hundreds, onlyHundreds, short, spoken] = parts;
	const end = at + all.length;
	if (thousands) return { value: BigInt(thousands) * 1000n + BigInt(hundreds ?? 0) * 100n, end };
	if (onlyHundreds) return { value: BigInt(onlyHundreds) * 100n, end };
	if (short) return { value: (BigInt(short) * times) / 10n, end };
	const value = chineseValue(spoken ?? '');
	if (value === null) return null;
	const single = (spoken ?? '').length === 1 && !all.includes('零');
	return { value: single ? (value * times) / 10n : value, end };
}

function vagueAt(text: string, at: number): { end: number; vague: boolean } {
	const vague = / ?[多来几]/y;
	vague.lastIndex = at;
	const parts = vague.exec(text);
	return parts ? { end: at + parts[0].length, vague: true } : { end: at, vague: false };
}
