import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../src/lib/core/act/dates/dates.ts';
import { comingHoliday } from '../../../src/lib/core/act/dates/holidays.ts';

/** A Tuesday. */
const today = '2026-06-02';
const read = (text: string) =>
	datesIn(text, today).map(
		({ from, to, limit }) => `${from === to ? from : `${from}..${to}`}${limit ? ' at the latest' : ''}`,
	);

describe('a date in Chinese', () => {
	it.each([
		['明天', '2026-06-03'],
		['大后天下午', '2026-06-05'],
		['后天下午三点', '2026-06-04'],
		['周五', '2026-06-05'],
		['这周二', '2026-06-02'],
		['下周三', '2026-06-10'],
		['下下个星期一上午十点', '2026-06-15'],
		['礼拜五之前', '2026-06-05 at the latest'],
		['本周内', '2026-06-01..2026-06-07 at the latest'],
		['周末', '2026-06-06..2026-06-07'],
		['15号', '2026-06-15'],
		['一号', '2026-07-01'],
		['三十一号', '2026-07-31'],
		['六月五号', '2026-06-05'],
		['6月5日', '2026-06-05'],
		['一月十号', '2027-01-10'],
		['2025年12月31日', '2025-12-31'],
		['下个月十号', '2026-07-10'],
		['月底前', '2026-06-25..2026-06-30 at the latest'],
		['下月初', '2026-07-01..2026-07-10'],
		['月中', '2026-06-11..2026-06-20'],
		['7月中旬', '2026-07-11..2026-07-20'],
		['三天后', '2026-06-05'],
		['两周之内', '2026-06-02..2026-06-16 at the latest'],
		['半个月内', '2026-06-02..2026-06-17 at the latest'],
		['3个工作日内', '2026-06-02..2026-06-05 at the latest'],
		['国庆前', '2026-10-01 at the latest'],
		['年前', '2027-02-06 at the latest'],
		['6.15前', '2026-06-15 at the latest'],
	])('%s', (said, meant) => {
		expect(read(`那就${said}付`)).toEqual([meant]);
	});

	it.each([
		'万一不行',
		'一下子',
		'三号楼',
		'18.6 万',
		'HR-0312',
		'三点意见',
		'星期',
		'这个月饼',
		'过两天',
		'2 月 31 号',
	])('is not in %s', (text) => {
		expect(read(text)).toEqual([]);
	});

	it('goes with its own amount when there are several', () => {
		expect(read('5 号先付 8 万，25 号付 3.6 万')).toEqual(['2026-06-05', '2026-06-25']);
	});
});

describe('a date in English', () => {
	it.each([
		['tomorrow', '2026-06-03'],
		['Friday', '2026-06-05'],
		['next Wednesday', '2026-06-10'],
		['Friday week', '2026-06-12'],
		['the 15th', '2026-06-15'],
		['5 June', '2026-06-05'],
		['June 5th', '2026-06-05'],
		['the end of the month', '2026-06-25..2026-06-30'],
		['month-end', '2026-06-25..2026-06-30'],
		['in two weeks', '2026-06-16'],
		['within ten days', '2026-06-02..2026-06-12 at the latest'],
		['next month', '2026-07-01..2026-07-31'],
	])('%s', (said, meant) => {
		expect(read(`we can pay ${said}`)).toEqual([meant]);
	});

	it('is a limit after by or before', () => {
		expect(read('please pay by Friday')).toEqual(['2026-06-05 at the latest']);
		expect(read('it was due before 5 June')).toEqual(['2026-06-05 at the latest']);
	});

	it.each(['may I ask', 'the second invoice', 'sunny days', 'marching on', 'PO 4512'])('is not in “%s”', (text) => {
		expect(read(text)).toEqual([]);
	});
});

describe('the lunar holidays', () => {
	it('are known to 2035 and no further', () => {
		expect(comingHoliday('2027-01-01', 'spring')).toBe('2027-02-06');
		expect(comingHoliday('2035-09-17', 'mid-autumn')).toBeNull();
	});
});

describe('hostile text', () => {
	it.each([
		['digits', '1'.repeat(100_000)],
		['numerals', '一'.repeat(100_000)],
		['months', '月'.repeat(100_000)],
		['weeks', '下'.repeat(100_000)],
		['words', 'next '.repeat(20_000)],
		['spaces', `by${' '.repeat(100_000)}`],
	])('of %s is read and holds no date', (_, text) => {
		expect(datesIn(text, today)).toEqual([]);
	});
});
