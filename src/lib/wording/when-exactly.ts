/** When something of long ago happened: today and yesterday as one says it, any other day with its hour, and with its year when it is not this one. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Language } from '../core/scenario/scenario.ts';

/**
 * @param at milliseconds since the epoch
 * @param now the same, by the page's clock; days are those of the visitor's time zone
 */
export function whenExactly(at: number, now: number, locale: Language = getLocale()): string {
	const date = new Date(at);
	const today = new Date(now);
	const time = hourText(date);
	if (sameDay(date, today)) return m.app_today({ time }, { locale });
	if (sameDay(date, new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)))
		return m.app_yesterday({ time }, { locale });
	return dayText(date, date.getFullYear() !== today.getFullYear(), locale);
}

/** The day with its year, and the hour: where nobody knows which day today is, as on paper. */
export function dayAndHour(at: number, locale: Language = getLocale()): string {
	return dayText(new Date(at), true, locale);
}

function dayText(date: Date, withYear: boolean, locale: Language): string {
	const time = hourText(date);
	if (locale === 'zh')
		return `${withYear ? `${date.getFullYear()} 年 ` : ''}${date.getMonth() + 1} 月 ${date.getDate()} 日 ${time}`;
	return `${date.getDate()} ${months[date.getMonth()] ?? ''}${withYear ? ` ${date.getFullYear()}` : ''}, ${time}`;
}

const hourText = (date: Date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;

const months = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

function sameDay(a: Date, b: Date): boolean {
	return a.getDate() === b.getDate() && a.getMonth() === b.getMonth() && a.getFullYear() === b.getFullYear();
}

function twoDigits(part: number): string {
	return String(part).padStart(2, '0');
}
