/** Steps from a day to another, as speech takes them. */
import { addDays, civil, dayOfNumber, dayNumber, endOfMonth, isIsoDate, weekday } from '../../scenario/calendar.ts';
import type { IsoDate } from '../../scenario/scenario.ts';

export interface Range {
	from: IsoDate;
	to: IsoDate;
}

export const single = (day: IsoDate): Range => ({ from: day, to: day });
export const between = (from: IsoDate, to: IsoDate): Range => ({ from, to });

/** The weekday (1 Monday to 7 Sunday) of the week that lies `weeks` after this one. */
export function weekdayOf(today: IsoDate, weeks: number, day: number): IsoDate {
	return addDays(today, weeks * 7 + day - weekday(today));
}

/** The next such weekday, today included. */
export function nextWeekday(today: IsoDate, day: number): IsoDate {
	return addDays(today, (day - weekday(today) + 7) % 7);
}

/** The month that lies `months` after this one, `2026-06`. */
export function monthOf(today: IsoDate, months: number): string {
	const { year, month } = civil(today);
	const count = year * 12 + (month - 1) + months;
	return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** A day of a month, null when the month has none such. */
export function dayOfMonth(month: string, day: number): IsoDate | null {
	const date = `${month}-${String(day).padStart(2, '0')}`;
	return isIsoDate(date) ? date : null;
}

/** A month and a day without a year: the one that comes next, or the one just past if it is less than 100 days ago. */
export function nearest(today: IsoDate, month: number, day: number): IsoDate | null {
	const { year } = civil(today);
	const of = (y: number) => dayOfMonth(`${String(y).padStart(4, '0')}-${String(month).padStart(2, '0')}`, day);
	const here = of(year);
	if (here && dayNumber(here) >= dayNumber(today) - 100) return here;
	return of(year + 1) ?? here;
}

/** A day of the month named alone (5 号): this month's if it is yet to come, else the next month's. */
export function comingDay(today: IsoDate, day: number): IsoDate | null {
	if (day < 1 || day > 31) return null;
	for (let months = 0; months < 3; months++) {
		const date = dayOfMonth(monthOf(today, months), day);
		if (date && date >= today) return date;
	}
	return null;
}

/** The last days of a month: what 月底 and month-end mean. */
export function endOf(month: string): Range {
	return between(addDays(endOfMonth(month), -5), endOfMonth(month));
}

/** The same day of the month that lies `months` later, or that month's last. */
export function addMonths(date: IsoDate, months: number): IsoDate {
	const month = monthOf(date, months);
	return dayOfMonth(month, civil(date).day) ?? endOfMonth(month);
}

/** `count` working days (Monday to Friday) later. */
export function addWorkingDays(date: IsoDate, count: number): IsoDate {
	let number = dayNumber(date);
	for (let left = Math.min(count, 400); left > 0;) {
		number += 1;
		if (weekday(dayOfNumber(number)) <= 5) left -= 1;
	}
	return dayOfNumber(number);
}
