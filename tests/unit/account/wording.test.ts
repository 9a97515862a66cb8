import { describe, expect, it } from 'vitest';
import { currencyUnit, dayName, figure, money, overdueText, timeText } from '../../../src/lib/wording/account.ts';
import { authorityRows } from '../../../src/lib/wording/account-card.ts';
import { topicName } from '../../../src/lib/wording/topic.ts';
import { chapterName, chineseNumber } from '../../../src/lib/wording/chapter.ts';

describe('figures of an account', () => {
	it('groups thousands and shows hundredths only when there are any', () => {
		expect([figure(18_600_000), figure(18_600_050)]).toEqual(['186,000', '186,000.50']);
		expect([money(18_600_000, 'CNY', 'zh'), money(1_250, 'USD', 'en')]).toEqual(['¥186,000', '$12.50']);
	});

	it('writes them as the browser would, for every amount', () => {
		for (const [locale, tag] of [
			['zh', 'zh-CN'],
			['en', 'en-GB'],
		] as const)
			for (const currency of ['CNY', 'USD', 'EUR', 'GBP', 'TWD'])
				for (const amount of [
					0, 7, 99, 100, 12_345, 99_900, 100_000, 123_456_789, 18_600_000_000, -1, -12_300, -123_456,
				]) {
					const digits = amount % 100 === 0 ? 0 : 2;
					const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
					const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
					expect(figure(amount)).toBe(new Intl.NumberFormat(tag, fraction).format(amount / 100));
					expect(money(amount, currency, locale)).toBe(
						new Intl.NumberFormat(tag, { ...style, ...fraction }).format(amount / 100),
					);
				}
	});

	it('names days as one says them', () => {
		expect([dayName('2026-04-11', 'zh'), dayName('2026-04-11', 'en')]).toEqual(['4 月 11 日', '11 April']);
	});

	it('measures the oldest invoice', () => {
		const account = (...due: string[]) => ({
			account: {
				currency: 'CNY',
				today: '2026-05-28',
				documents: [],
				contacts: [],
				history: [],
				invoices: due.map((day) => ({ number: day, amount: 1, due: day })),
			},
		});
		expect(overdueText(account('2026-05-20', '2026-04-11'), undefined, 'zh')).toBe('逾期 47 天');
		expect(overdueText(account('2026-05-27'), undefined, 'en')).toBe('1 day overdue');
		expect(overdueText(account('2026-06-30'), undefined, 'zh')).toBe('未到期');
	});

	it('tells the day of the scene and the hour of the clock', () => {
		expect(timeText({ day: '2026-05-28', clock: '09:05' }, 'zh')).toBe('5 月 28 日 09:05');
	});

	it('says plainly what may not be granted', () => {
		const most = authorityRows({ instalments: 1, extensionDays: 0, discount: 0 }, 'zh').map((row) => row.most);
		expect(most).toEqual(['不能分', '不能展', '无']);
	});

	it('shows an author’s own topic and a foreign currency as they are written', () => {
		expect([topicName('evasion', 'zh'), topicName('quality', 'zh')]).toEqual(['推脱', 'quality']);
		expect([currencyUnit('CNY', 'zh'), currencyUnit('EUR', 'zh')]).toEqual(['元', 'EUR']);
	});
});

describe('chapters', () => {
	it.each([
		[1, '一'],
		[10, '十'],
		[12, '十二'],
		[20, '二十'],
		[47, '四十七'],
		[99, '九十九'],
		[100, '100'],
	])('writes %i as %s', (number, words) => expect(chineseNumber(number)).toBe(words));

	it('counts as an old novel does', () => {
		expect([chapterName(3, 'zh'), chapterName(3, 'en')]).toEqual(['第三回', 'Chapter 3']);
	});
});
