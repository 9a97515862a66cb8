/** Dates as they are said in Chinese: 下周三 · 月底前 · 15 号 · 国庆前 · 后天下午三点 · 三天之内. Each form is one sticky pattern. */
import { addDays, endOfMonth } from '../../scenario/calendar.ts';
import type { IsoDate } from '../../scenario/scenario.ts';
import { readNumber } from '../numerals.ts';
import {
	addMonths,
	addWorkingDays,
	between,
	comingDay,
	dayOfMonth,
	endOf,
	monthOf,
	nearest,
	nextWeekday,
	single,
	weekdayOf,
	type Range,
} from './days.ts';
import { comingHoliday, type Holiday } from './holidays.ts';
import type { DateForm } from './spoken-date.ts';

const number = '(\\d{1,2}|[一二两三四五六七八九十]{1,3}|半) ?';
const day = '(?:[号日](?![楼线机仓院门店])|(?=之?前))';
const week = '(?:个)?(?:周|星期|礼拜)';
const clock =
	'(?:的?(?:上午|下午|中午|早上|晚上|傍晚|一早|下班前)?(?:(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|钟|整|一刻|(?:\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)分?)?(?!钱|头|儿|心|点)|\\d{1,2}:\\d{2})?)?';

const value = (text: string | undefined): number =>
	Number(/^\d/.test(text ?? '') ? text : (readNumber(text ?? '', 0)?.value ?? 0n));
const weekdays = '一二三四五六日';
const weekdayNumber = (sign = '') => (/\d/.test(sign) ? Number(sign) : sign === '天' ? 7 : weekdays.indexOf(sign) + 1);
const weeks = (word = '') => (word === '下下' ? 2 : word === '下' ? 1 : word === '上' ? -1 : 0);
const months = weeks;
const orNull = (date: IsoDate | null): Range | null => (date === null ? null : single(date));

const relativeDays: Record<string, number> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
const holidays: Record<string, Holiday> = {
	国庆: 'national',
	十一: 'national',
	元旦: 'new-year',
	五一: 'labour',
	劳动节: 'labour',
	春节: 'spring',
	过年: 'spring',
	年: 'spring',
	端午: 'dragon-boat',
	中秋: 'mid-autumn',
};

function part(month: string, name: string | undefined): Range {
	const at = (n: number) => dayOfMonth(month, n) ?? endOfMonth(month);
	if (name === '初' || name === '上旬') return between(at(1), at(10));
	if (name === '中' || name === '中旬') return between(at(11), at(20));
	if (name === '下旬') return between(at(21), endOfMonth(month));
	if (name === '底' || name === '末') return endOf(month);
	return between(at(1), endOfMonth(month));
}

function after(today: IsoDate, count: number, unit: string): IsoDate {
	if (unit.includes('工作日')) return addWorkingDays(today, count);
	if (unit.includes('月')) return addMonths(today, count);
	return addDays(today, /周|星期|礼拜/.test(unit) ? count * 7 : count);
}

/** In the order in which they are tried at a place. */
export const chineseForms: readonly DateForm[] = [
	{
		// 2026年6月5日, 6月5号, 六月五号
		pattern: new RegExp(`(?:(\\d{4})年)?${number}月 ?${number}${day}?${clock}`, 'y'),
		mean: ([, year, month, date], today) =>
			orNull(
				year
					? dayOfMonth(`${year}-${String(value(month)).padStart(2, '0')}`, value(date))
					: nearest(today, value(month), value(date)),
			),
	},
	{
		// 下个月十号, 本月15号
		pattern: new RegExp(`(下下|下|这|本|上|当)个?月 ?${number}${day}?${clock}`, 'y'),
		mean: ([, word, date], today) => orNull(dayOfMonth(monthOf(today, months(word)), value(date))),
	},
	{
		// 下周三, 这周五, 礼拜天
		pattern: new RegExp(`(下下|下|这|本|上)?${week}([一二三四五六日天1-6])${clock}`, 'y'),
		mean: ([, word, sign], today) =>
			single(word ? weekdayOf(today, weeks(word), weekdayNumber(sign)) : nextWeekday(today, weekdayNumber(sign))),
	},
	{
		// 下周, 本周内, 这礼拜
		pattern: new RegExp(`(下下|下|这|本|上)${week}(初|中|末|底)?(?!期)`, 'y'),
		mean: ([, word], today) => between(weekdayOf(today, weeks(word), 1), weekdayOf(today, weeks(word), 7)),
	},
	{ pattern: /周末/y, mean: (_, today) => between(nextWeekday(today, 6), addDays(nextWeekday(today, 6), 1)) },
	{
		// 后天下午三点, 明早
		pattern: new RegExp(`(大前|大后|昨|今|明|后|前)(?:天|日|儿个?|早|晚)(?!期)${clock}`, 'y'),
		mean: ([, word = ''], today) => single(addDays(today, relativeDays[word] ?? 0)),
	},
	{
		// 三天后, 两周之内, 10个工作日内, 半个月内
		pattern: new RegExp(`${number}个?(工作日|天|日|周|星期|礼拜|月)(之?后|(?:之|以)?内)`, 'y'),
		mean: ([, count, unit = '', end = ''], today) => {
			const last = count === '半' ? addDays(today, unit.includes('月') ? 15 : 1) : after(today, value(count), unit);
			return end.includes('内') ? between(today, last) : single(last);
		},
	},
	{
		// 月底, 下月初, 本月中旬, 6月底
		pattern: new RegExp(`(?:(下下|下|这|本|上|当)个?|${number})?月(初|中旬|中|上旬|下旬|底|末)`, 'y'),
		mean: ([, word, named, name], today) => {
			if (!named) return part(monthOf(today, months(word)), name);
			const first = nearest(today, value(named), 1);
			return first === null ? null : part(first.slice(0, 7), name);
		},
	},
	{
		// 下个月, 本月内
		pattern: /(下下|下|这|本|上)个?月(?![\d份饼])/y,
		mean: ([, word], today) => part(monthOf(today, months(word)), undefined),
	},
	{
		// 国庆前, 中秋节, 年前, 十一以后
		pattern: /(国庆|元旦|劳动节|春节|端午|中秋|过年)(?:节|假期)?|(十一|五一|年)(?=(?:之|以)?[前后]|假期|长假|节)/y,
		mean: ([, name, short], today) => orNull(comingHoliday(today, holidays[name ?? short ?? ''] ?? 'national')),
	},
	{ pattern: /年[底末]/y, mean: (_, today) => endOf(`${today.slice(0, 4)}-12`) },
	{
		// 15号, 五号
		pattern: new RegExp(`${number}号(?![楼线机仓院门店车柜])${clock}`, 'y'),
		mean: ([, date], today) => orNull(comingDay(today, value(date))),
	},
	{
		// 6.15前, 6/15 付
		pattern: /(\d{1,2})[./](\d{1,2})(?=之?前|号|那天|当天|付|打|转|结|到账)/y,
		mean: ([, month, date], today) => orNull(nearest(today, Number(month), Number(date))),
	},
	{ pattern: new RegExp(`(?:上午|下午|中午|早上|晚上|傍晚)${number}点半?`, 'y'), mean: (_, today) => single(today) },
	{ pattern: /(?:今天)?下班(?:以|之)?前|当天/y, mean: (_, today) => single(today) },
];

/** What makes a date a limit: 前, 之前, 以内. */
export const chineseLimit = /(?:\s?)(?:之|以)?[前内]/y;
