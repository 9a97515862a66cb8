/** When something happened, as one says it: today and the hour, yesterday and the hour, or the day. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Language } from '../core/scenario/scenario.ts';

const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/**
 * @param at milliseconds since the epoch
 * @param now the same, by the page's clock; days are those of the visitor's time zone
 */
export function when(at: number, now: number, locale: Language = getLocale()): string {
	const time = new Intl.DateTimeFormat(tags[locale], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
		at,
	);
	const day = (moment: number) => new Date(moment).toDateString();
	if (day(at) === day(now)) return m.app_today({ time }, { locale });
	if (day(at) === day(now - 86_400_000)) return m.app_yesterday({ time }, { locale });
	const date = new Date(at);
	if (locale === 'zh') return `${date.getMonth() + 1} 月 ${date.getDate()} 日`;
	return new Intl.DateTimeFormat(tags.en, { day: 'numeric', month: 'short' }).format(at);
}
