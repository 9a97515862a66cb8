/** Dates as they are said in English: next Wednesday · by the 15th · end of the month · in two weeks · 5 June · month-end. Each form is one sticky pattern. */
import { addDays, civil, endOfMonth, weekday } from '../../scenario/calendar.ts';
import type { IsoDate } from '../../scenario/scenario.ts';
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
import { comingHoliday } from './holidays.ts';
import type { DateForm } from './spoken-date.ts';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const dayNames = 'mon tue wed thu fri sat sun'.split(' ');
const dayName =
	'(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b';
const count = '(a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety|\\d{1,2})';
const counts: Record<string, number> = {
	a: 1,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	twelve: 12,
	fourteen: 14,
	thirty: 30,
	sixty: 60,
	ninety: 90,
};

const monthNumber = (name = '') => monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const dayNumberOf = (name = '') => dayNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const valueOf = (text = '') => counts[text.toLowerCase()] ?? Number(text);
const orNull = (date: IsoDate | null): Range | null => (date === null ? null : single(date));

function dated(
	today: IsoDate,
	name: string | undefined,
	date: string | undefined,
	year: string | undefined,
): Range | null {
	const number = monthNumber(name);
	if (year) return orNull(dayOfMonth(`${year}-${String(number).padStart(2, '0')}`, Number(date)));
	return orNull(nearest(today, number, Number(date)));
}

function monthRange(of: string): Range {
	return between(dayOfMonth(of, 1) ?? endOfMonth(of), endOfMonth(of));
}

/** In the order in which they are tried at a place, which is the beginning of a word. */
export const englishForms: readonly DateForm[] = [
	{ pattern: /(\d{4})-(\d{2})-(\d{2})(?!\d)/y, mean: ([, y, m, d]) => orNull(dayOfMonth(`${y}-${m}`, Number(d))) },
	{
		pattern: new RegExp(`(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (\\d{4}))?`, 'iy'),
		mean: ([, date, name, year], today) => dated(today, name, date, year),
	},
	{
		pattern: new RegExp(`${month} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'iy'),
		mean: ([, name, date, year], today) => dated(today, name, date, year),
	},
	{
		pattern: new RegExp(
			`(?:(?:the )?end of|late(?: in)?) (?:the |this )?(?:(next) )?(?:month|${month})|(?:the )?month[- ]?end`,
			'iy',
		),
		mean: ([, next, name], today) => {
			if (!name) return endOf(monthOf(today, next ? 1 : 0));
			const first = nearest(today, monthNumber(name), 1);
			return first === null ? null : endOf(first.slice(0, 7));
		},
	},
	{
		pattern: /(?:the )?(end|middle|start|beginning) of (?:the |this )?(?:(next) )?week|end of play (?:this )?week/iy,
		mean: ([, which, next], today) => {
			const weeks = next ? 1 : 0;
			const day = which === 'middle' ? 3 : which === 'start' || which === 'beginning' ? 1 : 5;
			return single(weekdayOf(today, weeks, day));
		},
	},
	{
		// Friday week is the Friday after the next.
		pattern: new RegExp(`${dayName} week\\b`, 'iy'),
		mean: ([, name], today) => single(addDays(nextWeekday(today, dayNumberOf(name)), 7)),
	},
	{
		pattern: new RegExp(`(?:(next|this|last|coming) )?${dayName}(?: next)?`, 'iy'),
		mean: ([all, word, name], today) => {
			const day = dayNumberOf(name);
			if (/ next$/i.test(all ?? '') || word?.toLowerCase() === 'next') return single(weekdayOf(today, 1, day));
			if (word?.toLowerCase() === 'last') return single(weekdayOf(today, day < weekday(today) ? 0 : -1, day));
			return single(nextWeekday(today, day));
		},
	},
	{ pattern: /(next|this|last) week\b/iy, mean: ([, word], today) => weekRange(today, word) },
	{ pattern: /(next|this|last) month\b/iy, mean: ([, word], today) => monthRange(monthOf(today, relative(word))) },
	{ pattern: /the day after tomorrow/iy, mean: (_, today) => single(addDays(today, 2)) },
	{ pattern: /tomorrow\b/iy, mean: (_, today) => single(addDays(today, 1)) },
	{
		pattern:
			/(?:today|tonight|this (?:morning|afternoon|evening)|(?:close|end) of (?:play|business|the day)|cob|eod)\b/iy,
		mean: (_, today) => single(today),
	},
	{ pattern: /yesterday\b/iy, mean: (_, today) => single(addDays(today, -1)) },
	{
		pattern: new RegExp(
			`(in|within|inside|over) (?:the next )?${count} (working day|business day|day|week|fortnight|month)s?(?:' time)?\\b`,
			'iy',
		),
		mean: ([, how, number, unit], today) => {
			const last = later(today, valueOf(number), (unit ?? '').toLowerCase());
			return how?.toLowerCase() === 'in' ? single(last) : between(today, last);
		},
	},
	{
		pattern: new RegExp(
			`${count} (working day|business day|day|week|fortnight|month)s? (?:from (?:now|today)|today)\\b`,
			'iy',
		),
		mean: ([, number, unit], today) => single(later(today, valueOf(number), (unit ?? '').toLowerCase())),
	},
	{ pattern: /the (\d{1,2})(?:st|nd|rd|th)\b/iy, mean: ([, date], today) => orNull(comingDay(today, Number(date))) },
	{
		pattern: /(?:before |over |by |until |till |after )(christmas|new year|chinese new year)/iy,
		mean: ([, name], today) => orNull(feast(today, name)),
	},
	{
		pattern: /(?:the )?end of (?:the |this )?year|year[- ]end/iy,
		mean: (_, today) => endOf(`${today.slice(0, 4)}-12`),
	},
	{
		pattern: new RegExp(`(?:mid|middle of|early)[- ](?:in )?${month}`, 'iy'),
		mean: ([, name], today) => {
			const first = nearest(today, monthNumber(name), 1);
			return first === null ? null : monthRange(first.slice(0, 7));
		},
	},
];

function relative(word = ''): number {
	return word.toLowerCase() === 'next' ? 1 : word.toLowerCase() === 'last' ? -1 : 0;
}

function weekRange(today: IsoDate, word: string | undefined): Range {
	return between(weekdayOf(today, relative(word), 1), weekdayOf(today, relative(word), 7));
}

function later(today: IsoDate, number: number, unit: string): IsoDate {
	if (unit.includes('business') || unit.includes('working')) return addWorkingDays(today, number);
	if (unit === 'month') return addMonths(today, number);
	return addDays(today, number * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));
}

function feast(today: IsoDate, name = ''): IsoDate | null {
	const lower = name.toLowerCase();
	if (lower === 'christmas') return comingHoliday(today, 'christmas');
	if (lower === 'new year') return `${String(civil(today).year + 1).padStart(4, '0')}-01-01`;
	return comingHoliday(today, 'spring');
}

/** What stands before a date and makes it a limit. */
export const englishLimit =
	/(?:\bby|\bbefore|\bwithin|\binside|\bno later than|\buntil|\btill)(?: (?:the|close of (?:play|business)(?: on)?|end of (?:play|business|the day)(?: on)?|noon(?: on)?))?\s*$/i;
