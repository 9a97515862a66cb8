/** Mends within code spans: figures that cannot be read are read as far as they go, else left open. */
import { plainAmount, parseAmount } from '../amounts.ts';
import { addDays, daysInMonth, endOfMonth, isIsoDate, isIsoMonth } from '../calendar.ts';
import { outcomeWords, specialWords, wordFor } from '../keywords.ts';
import type { IsoDate } from '../scenario.ts';
import type { Mend, Place } from './place.ts';

/** The code span that the finding points at or into, backticks included. */
function spanOf({ source, start, end }: Place): { from: number; to: number } | null {
	if (source[start] === '`' && source[end - 1] === '`' && end - start > 1) return { from: start, to: end };
	const from = source.lastIndexOf('`', start);
	const to = source.indexOf('`', end);
	const line = source.slice(from, to);
	return from < 0 || to < 0 || line.includes('\n') ? null : { from, to: to + 1 };
}

/** A mark that says nothing known goes, and the space before it. In the diagram an act of a list. */
export function takeSpanAway(place: Place): Mend | null {
	const { source, start, end } = place;
	if (place.section?.part === 'mood') {
		const before = /[,，、]\s{0,8}$/.exec(source.slice(Math.max(0, start - 12), start))?.[0].length ?? 0;
		const behind = before > 0 ? 0 : (/^\s{0,8}[,，、]\s{0,8}/.exec(source.slice(end, end + 20))?.[0].length ?? 0);
		return before + behind === 0 ? null : place.put('remove-span', start - before, end + behind, '');
	}
	const span = spanOf(place);
	if (!span) return null;
	const space = source[span.from - 1] === ' ' && /\s/.test(source[span.to] ?? '\n') ? 1 : 0;
	return place.put('remove-span', span.from - space, span.to, '');
}

/** A move among the customer's words goes to the tag that ends the quote; where there is none yet, one is begun. */
export function toTag(place: Place): Mend | null {
	const { source } = place;
	const span = place.detail === 'in-words' ? spanOf(place) : null;
	if (!span) return null;
	const mark = source.slice(span.from, span.to);
	const space = source[span.from - 1] === ' ' && /\s/.test(source[span.to] ?? '\n') ? 1 : 0;
	let end = source.indexOf('\n', span.to);
	if (end < 0) end = source.length;
	let tag = '';
	for (let next = end; source.startsWith('\n>', next);) {
		const close = source.indexOf('\n', next + 1);
		end = close < 0 ? source.length : close;
		tag = source.slice(next + 1, end);
		next = end;
	}
	const insert = /^>\s{0,3}(?:[—–]{1,2}|--)/.test(tag) ? ` ${mark}` : `\n> — ${mark}`;
	const trimmed = source.slice(0, end).trimEnd().length;
	return place.mend('to-tag', [
		{ from: span.from - space, to: span.to, insert: '' },
		{ from: Math.max(trimmed, span.to), to: end, insert },
	]);
}

/** What nobody can tell is left open. */
export function leaveOpen(place: Place): Mend | null {
	const { name, words, start, finding } = place;
	const open = finding.code === 'unknown-outcome' ? wordFor(outcomeWords, 'no-commitment', place.language) : '?';
	const at = words.indexOf(name);
	if (at < 0 || name === '' || finding.suggestion === open) return null;
	return place.put(open === '?' ? 'leave-open' : 'suggestion', start + at, start + at + name.length, open, {
		name: open,
	});
}

const numerals = '零一二三四五六七八九十';

/** `追问+一` is `追问+1`; a value that is no number at all is one. */
export function mendEffect(place: Place): Mend | null {
	const found = /^`\s{0,8}([^+\-=＋－＝`]{1,60})([+\-=＋－＝])(.{0,40}?)\s{0,8}`$/.exec(place.words);
	if (!found) return null;
	const value = (found[3] ?? '').trim().normalize('NFKC').replace('两', '二');
	const digits = /-?\d{1,6}/.exec(value)?.[0] ?? String(Math.max(-1, numerals.indexOf(value.slice(-1) || '-')));
	const number = Math.abs(Number(digits)) || (found[2] === '=' ? 0 : 1);
	const effect = `${(found[1] ?? '').trim()}${(found[2] ?? '').normalize('NFKC')}${Number(digits) === -1 ? 1 : number}`;
	return place.put('suggestion', place.start, place.end, `\`${effect}\``, { name: effect });
}

export function mendSilence(place: Place): Mend | null {
	const { language, words, finding } = place;
	const most = Number(finding.params.most ?? 600);
	const asked = Number(/\d{1,6}/.exec(words.normalize('NFKC'))?.[0] ?? 20);
	const seconds = Math.min(most, Math.max(1, asked));
	const text = `${wordFor(specialWords, 'silence', language)} ${seconds} ${language === 'zh' ? '秒' : 's'}`;
	return place.put('suggestion', place.start, place.end, `*${text}*`, { name: text });
}

export function mendPromise(place: Place): Mend | null {
	const { name, words, start, end, source } = place;
	if (place.detail === 'empty') {
		const span = spanOf(place);
		if (!span) return null;
		const text = `${source.slice(span.from + 1, span.to - 1).trim()} ? ? ?`;
		return place.put('suggestion', span.from, span.to, `\`${text}\``, { name: text });
	}
	const at = Math.max(0, words.indexOf(name));
	const better = place.detail === 'amount' ? amountIn(name) : dateIn(name, place.scenario?.account.today);
	return place.put(
		better === '?' ? 'leave-open' : 'suggestion',
		start + at,
		Math.min(end, start + at + name.length),
		better,
		{ name: better },
	);
}

/** `5000@今天` with the day that is meant; a figure that cannot be read is left open. */
export function mendPlan(place: Place): Mend | null {
	const { name, words, start } = place;
	const at = words.search(
		new RegExp(`(?<=[\\s,，、])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=[\\s,，、\`]|$)`),
	);
	if (name === '') {
		// Two separators in a row leave nothing between them.
		const tidy = words.replace(/[\s,，、]{1,40}(?=`$)/, '').replace(/[\s,，、]{2,40}/g, ' ');
		return tidy === words ? null : place.put('suggestion', start, place.end, tidy, { name: tidy.replaceAll('`', '') });
	}
	if (at < 0) return null;
	const [sum = '', day] = name.split(/[@＠]/);
	const share = /^\d{1,3}(?=[%％])/.exec(sum.normalize('NFKC'))?.[0];
	const amount =
		sum === '' && day !== undefined ? '' : share ? `${Math.min(100, Math.max(1, Number(share)))}%` : amountIn(sum);
	const date = day === undefined || day === '' ? '' : `@${dateIn(day, place.scenario?.account.today)}`;
	const better = `${amount}${date}`;
	return place.put('suggestion', start + at, start + at + name.length, better, { name: better });
}

/** An amount as it is written in a file; `?` where none can be made out. */
export function amountIn(text: string): string {
	const plain = text
		.normalize('NFKC')
		.replace(/块|人民币|左右|大约|约/g, '')
		.trim();
	const amount = parseAmount(plain) ?? thousands(plain) ?? chinese(plain);
	return amount === null || amount <= 0 ? '?' : plainAmount(amount);
}

function thousands(text: string): number | null {
	const found = /^(\d{1,6}(?:\.\d{1,2})?) ?(?:千|k)$/i.exec(text);
	return found ? Math.round(Number(found[1]) * 100_000) : null;
}

const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** 五百, 三万, 十八万六: numerals with their units. */
function chinese(text: string): number | null {
	const bare = text.replace(/元整?$/, '').replace('两', '二');
	if (bare === '' || bare.length > 12 || !/^[零一二三四五六七八九十百千万]+$/.test(bare)) return null;
	let [total, section, digit, last] = [0, 0, 0, 1];
	for (const sign of bare) {
		const unit = units[sign];
		if (unit === undefined) digit = numerals.indexOf(sign);
		else if (unit === 10_000) {
			total += (section + digit || 1) * unit;
			[section, digit, last] = [0, 0, unit];
		} else {
			section += (digit || 1) * unit;
			[digit, last] = [0, unit];
		}
	}
	// A last digit without a unit counts in tenths of the unit before: 十八万六.
	return (total + section + digit * (last > 10 ? last / 10 : 1)) * 100;
}

const relative: readonly [RegExp, number][] = [
	[/^(?:今天|今日|today)$/i, 0],
	[/^(?:明天|明日|tomorrow)$/i, 1],
	[/^(?:后天)$/, 2],
];

/** A day or a month as it is written in a file; `?` where none can be made out. A day that its month does not have is the month's last. */
export function dateIn(text: string, today?: IsoDate): string {
	const plain = text.normalize('NFKC').trim();
	if (isIsoDate(plain) || isIsoMonth(plain)) return plain;
	if (today) for (const [pattern, days] of relative) if (pattern.test(plain)) return addDays(today, days);
	const year = today?.slice(0, 4) ?? '';
	const whole = /^(\d{4})[-/.年]?\s{0,2}(\d{1,2})[-/.月]?\s{0,2}(\d{1,2})[日号]?$/.exec(plain);
	const short = /^(\d{1,2})[-/.月]\s{0,2}(\d{1,2})[日号]?$/.exec(plain);
	const month = /^(?:(\d{4})[-/.年]\s{0,2})?(\d{1,2})月?(?:份|底|末)?$/.exec(plain);
	if (whole) return day(whole[1], whole[2], whole[3]);
	if (short && year !== '') return day(year, short[1], short[2]);
	if (month && (month[1] ?? year) !== '' && /月/.test(plain)) {
		const text = `${month[1] ?? year}-${(month[2] ?? '').padStart(2, '0')}`;
		if (isIsoMonth(text)) return /[底末]/.test(plain) ? endOfMonth(text) : text;
	}
	return '?';
}

function day(year = '', month = '', date = ''): string {
	const [y, m, d] = [Number(year), Number(month), Number(date)];
	if (y < 1 || m < 1 || m > 12 || d < 1) return '?';
	return `${year}-${month.padStart(2, '0')}-${String(Math.min(d, daysInMonth(y, m))).padStart(2, '0')}`;
}
