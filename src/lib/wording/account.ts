/** Words and figures of an account, in the language of the interface. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import { daysBetween } from '../core/scenario/calendar.ts';
import { grouped } from '../core/scenario/facts.ts';
import type { Account, Cents, Channel, IsoDate, Language } from '../core/scenario/scenario.ts';

const channels: Record<Channel, typeof m.account_channel_phone> = {
	phone: m.account_channel_phone,
	wechat: m.account_channel_wechat,
	visit: m.account_channel_visit,
	meeting: m.account_channel_meeting,
	letter: m.account_channel_letter,
};

export function channelName(channel: Channel, locale: Language = getLocale()): string {
	return channels[channel]({}, { locale });
}

const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** A bare figure, `186,000`; hundredths only when there are any. */
export function figure(amount: Cents): string {
	return `${amount < 0 ? '-' : ''}${grouped(Math.abs(amount))}`;
}

/** Signs of money that stand right before the figure, in both languages. */
const signs: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£' };

/**
 * A figure with its currency, `¥186,000`. The browser is asked only for the currencies that are rare here: what it knows of them all takes a telephone a
 * fifth of a second to look up, in the middle of a page's first drawing.
 */
export function money(amount: Cents, currency: string, locale: Language = getLocale()): string {
	const sign = signs[currency];
	if (sign !== undefined) return `${amount < 0 ? '-' : ''}${sign}${figure(Math.abs(amount))}`;
	const fraction = amount % 100 === 0 ? 0 : 2;
	return new Intl.NumberFormat(tags[locale], {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: fraction,
		maximumFractionDigits: fraction,
	}).format(amount / 100);
}

const englishMonths = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** A day without its year: `4 月 11 日`, `11 April`. */
export function dayName(date: IsoDate, locale: Language = getLocale()): string {
	const [, month = 1, day = 1] = date.split('-').map(Number);
	return locale === 'zh' ? `${month} 月 ${day} 日` : `${day} ${englishMonths[month - 1] ?? month}`;
}

/** A figure with the currency of a scenario's account. */
export function formatMoney(amount: Cents, { account }: { account: Account }, locale: Language = getLocale()): string {
	return money(amount, account.currency, locale);
}

/** What a bare figure counts, for the label of a field: `元`; a currency without a word of its own is named by its code. */
export function currencyUnit(currency: string, locale: Language = getLocale()): string {
	return currency === 'CNY' ? m.account_unit_cny({}, { locale }) : currency;
}

/** How long the oldest invoice has been due on a day, `逾期 47 天`; `未到期` when none is. */
export function overdueText(
	{ account }: { account: Account },
	date: IsoDate = account.today,
	locale: Language = getLocale(),
): string {
	const days = Math.max(0, ...account.invoices.map(({ due }) => daysBetween(due, date)));
	return days > 0 ? m.account_overdue_days({ days }, { locale }) : m.account_not_due({}, { locale });
}

/** `5 月 28 日 14:06`, as a chat shows when a message came. */
export function timeText({ day, clock }: { day: IsoDate; clock: string }, locale: Language = getLocale()): string {
	return `${dayName(day, locale)} ${clock}`;
}
