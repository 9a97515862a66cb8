import { describe, expect, test } from 'vitest';
import { figuresIn } from '../../../src/lib/core/act/figures.ts';

const yuan = (text: string) => figuresIn(text).amounts.map(({ cents }) => cents / 100);
const days = (text: string) => figuresIn(text).dates.map(({ month, day }) => `${month}-${day}`);

describe('amounts of money', () => {
	test.each([
		['18.6 万', 186_000],
		['18.6万元', 186_000],
		['186,000', 186_000],
		['186000 元', 186_000],
		['¥1,234.50', 1234.5],
		['CNY 186,000', 186_000],
		['9 万 3', 93_000],
		['18 万 6，一分不少', 186_000],
		['3 万 8 千 4', 38_400],
		['20 万零 5 百元', 200_500],
		['十八万六', 186_000],
		['三万八千四', 38_400],
		['一百二十万', 1_200_000],
		['两万', 20_000],
		['三千块', 3000],
		['八千四百块', 8400],
		['３８，４００元', 38_400],
		['18.6 万块', 186_000],
		['186k', 186_000],
	])('%s', (text, amount) => {
		expect(yuan(text)).toEqual([amount]);
	});

	test('several in one breath', () => {
		expect(yuan('10 万加 8 万 6，18 万 6，齐了')).toEqual([100_000, 86_000, 186_000]);
	});

	test('a day or a month after 万 is no part of the amount', () => {
		expect(yuan('8 万 5 号、10 万 6 是 18 号')).toEqual([80_000, 106_000]);
		expect(yuan('8 万 5 月付')).toEqual([80_000]);
		expect(yuan('货款十八万六4月11号到期')).toEqual([186_000]);
		expect(days('货款十八万六4月11号到期')).toEqual(['4-11']);
		expect(yuan('先付八万5号到账')).toEqual([80_000]);
	});

	test.each([
		'HR-0312 那张票',
		'6204 轴承 12,000 套',
		'1.2 万套',
		'30 天账期',
		'三月那批',
		'一点、一分不少',
		'万一不行',
		'您可千万帮我盯着',
		'三五万',
		'上百万',
		'38400',
	])('%s is none, or not surely one', (text) => {
		expect(yuan(text)).toEqual([]);
	});

	test.each(['20 多万', '近 20 万', '差不多 20 万', '20 万左右', 'about CNY 200,000', 'CNY 200,000 or so'])(
		'%s is approximate',
		(text) => {
			expect(figuresIn(text).amounts).toMatchObject([{ cents: 20_000_000, approximate: true }]);
		},
	);

	test('stands where it was said', () => {
		const text = '三月那批轴承 18.6 万，到期了。';
		const [figure] = figuresIn(text).amounts;
		expect(text.slice(figure?.start, figure?.end)).toBe('18.6 万');
	});
});

describe('dates', () => {
	test.each([
		['4 月 11 号就到了', '4-11'],
		['4月20日您说', '4-20'],
		['四月二十号', '4-20'],
		['2026 年 4 月 11 日', '4-11'],
		['2026-06-05', '6-5'],
		['11 April', '4-11'],
		['the 11th of April, 2026', '4-11'],
		['April 11, 2026', '4-11'],
		['on Apr. 11', '4-11'],
	])('%s', (text, date) => {
		expect(days(text)).toEqual([date]);
	});

	test.each(['5 号那批', '四月的对账单', '13 月 40 号', 'marching 11', 'HR-2026-04-11'])('%s is none', (text) => {
		expect(days(text)).toEqual([]);
	});

	test('the year is told only when it was said', () => {
		expect(figuresIn('2026 年 4 月 11 日').dates[0]?.year).toBe(2026);
		expect(figuresIn('4 月 11 日').dates[0]?.year).toBeNull();
	});
});

describe('hostile text', () => {
	test.each([
		'1',
		'一',
		'1,',
		'1,234',
		'万',
		'十',
		'千',
		'9 万 3 ',
		'一万二',
		'4 月 ',
		'4 月 11',
		'apr ',
		'april 1',
		'5.',
		'2026-',
		'　',
		'¥ ',
	])('%j over and over takes time linear in its length', (unit) => {
		const text = unit.repeat(Math.ceil(50_000 / unit.length));
		const begun = performance.now();
		figuresIn(text);
		// It takes some tens of milliseconds; quadratic work would take a minute.
		expect(performance.now() - begun).toBeLessThan(2000);
	});
});
