/**
 * Days as ISO strings, by integer arithmetic alone: no clock, no time zone. Years 0001 to 9999 of the proleptic Gregorian calendar.
 * Formulas: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
 */
import type { IsoDate } from './scenario.ts';

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthPattern = /^(\d{4})-(\d{2})$/;

export function isLeapYear(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return isLeapYear(year) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a day that exists, `2026-06-05`. */
export function isIsoDate(text: string): text is IsoDate {
	const found = dayPattern.exec(text);
	if (!found) return false;
	const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a month, `2026-06`. */
export function isIsoMonth(text: string): boolean {
	const found = monthPattern.exec(text);
	return found !== null && Number(found[1]) >= 1 && Number(found[2]) >= 1 && Number(found[2]) <= 12;
}

export interface CivilDate {
	year: number;
	/** 1 to 12. */
	month: number;
	/** 1 to 31. */
	day: number;
}

/** The parts of a day; throws RangeError on a text that is no day. */
export function civil(date: IsoDate): CivilDate {
	if (!isIsoDate(date)) throw new RangeError(`not a day: ${date}`);
	return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
	const { year, month, day } = civil(date);
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/** The day that many days after 1970-01-01. */
export function dayOfNumber(number: number): IsoDate {
	const z = number + 719_468;
	const era = Math.floor(z / 146_097);
	const dayOfEra = z - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const mp = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
	const month = mp < 10 ? mp + 3 : mp - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function addDays(date: IsoDate, days: number): IsoDate {
	return dayOfNumber(dayNumber(date) + days);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: IsoDate): number {
	return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Last day of a month `2026-06`; throws RangeError on a text that is no month. */
export function endOfMonth(month: string): IsoDate {
	if (!isIsoMonth(month)) throw new RangeError(`not a month: ${month}`);
	return `${month}-${pad(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))), 2)}`;
}

function pad(number: number, width: number): string {
	return String(number).padStart(width, '0');
}
