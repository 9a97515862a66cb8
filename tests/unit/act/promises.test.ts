import { describe, expect, test } from 'vitest';
import { assents } from '../../../src/lib/core/act/promises/assent.ts';
import { hedges } from '../../../src/lib/core/act/promises/hedges.ts';
import { promisesIn } from '../../../src/lib/core/act/promises/promise.ts';

/** A Tuesday. */
const today = '2026-06-02';
const owed = 18_600_000;
const read = (line: string, before: string | null = null) =>
	promisesIn(line, { today, owed, before }).map(({ amount, date, method }) => [amount, date, method]);

describe('a promise in speech', () => {
	test.each([
		['下周五付八万，对公转', 8_000_000, '2026-06-12', 'bank-transfer'],
		['月底前先回20万，电汇', 20_000_000, '2026-06', 'bank-transfer'],
		['数儿有，八千，今晚微信转过去', 800_000, '2026-06-02', 'third-party'],
		['周四来拿支票，四万四', 4_400_000, '2026-06-04', 'cheque'],
		['尽快给你打过去', null, 'asap', null],
		['五个工作日内付全款', 18_600_000, '2026-06-09', null],
		['15号付一半，走承兑', 9_300_000, '2026-06-15', 'acceptance-bill'],
		["I'll send five grand by bank transfer on Friday", 500_000, '2026-06-05', 'bank-transfer'],
		['You will have fifteen hundred by the tenth, cash', 150_000, '2026-06-10', 'cash'],
		['Call it £236.50 tomorrow', 23_650, '2026-06-03', null],
	] as const)('“%s” has its sum, day and way', (line, amount, date, method) => {
		expect(read(line)).toEqual([[amount, date, method]]);
	});

	test('has every instalment, and counts the rest', () => {
		expect(read('6月5号先付8万，20号把剩下的付了')).toEqual([
			[8_000_000, '2026-06-05', null],
			[10_600_000, '2026-06-20', null],
		]);
		expect(read('We can do £50,000 on Friday and the balance on 30 June')).toEqual([
			[5_000_000, '2026-06-05', null],
			[13_600_000, '2026-06-30', null],
		]);
	});

	test('takes no total, deduction, code or price of goods for what will be paid', () => {
		expect(read('一共二十六万，先给你们安排八万，周五就打')).toEqual([[8_000_000, '2026-06-05', null]]);
		expect(read('流程号0417，周五付')).toEqual([[null, '2026-06-05', null]]);
		expect(read('周五付，统一月底前对账的 300 套另说')).toEqual([[null, expect.any(String), null]]);
	});

	test('names who pays where it is somebody else', () => {
		const payer = (line: string) => promisesIn(line, { today, owed, before: null })[0]?.payer;
		expect(payer('下礼拜三我让媳妇去银行给你对公转')).toBe('媳妇');
		expect(payer('Our head office will wire it on Friday')).toBe('Our head office');
		expect(payer('我周五付')).toBeNull();
	});

	test('a bare yes takes over the terms that were put to it', () => {
		expect(read('行，就照你说的。', '那就约定本周五付一万五，可以吗？')).toEqual([[1_500_000, '2026-06-05', null]]);
		expect(read('可以，周三出款。', '能先付没争议的那二十万吗？')).toEqual([[20_000_000, '2026-06-03', null]]);
		expect(read('对，对公转。', '那我确认一下：6 月 5 日 8 万，6 月 20 日 10.6 万，对吧？')).toEqual([
			[8_000_000, '2026-06-05', 'bank-transfer'],
			[10_600_000, '2026-06-20', 'bank-transfer'],
		]);
		expect(read('Yes, that works.', 'So that is £5,000 on Friday by bank transfer?')).toEqual([
			[500_000, '2026-06-05', 'bank-transfer'],
		]);
	});

	test('the day of the next call is no day of payment', () => {
		expect(read('好。', '麻烦您回个确认，6 月 4 日上午我再给您打个电话。')).toEqual([[null, null, null]]);
	});
});

describe('what takes a promise back', () => {
	test.each(['看情况，可能周五吧', '我尽量，争取月底', 'should be fine by month end I guess', 'hopefully Friday'])(
		'“%s” hedges',
		(line) => expect(hedges(line)).toBe(true),
	);
	test.each(['行是行，但得等老板批', '可以考虑', '好再说吧', 'yes but only if you credit us first'])(
		'“%s” is no yes',
		(line) => expect(assents(line)).toBe(false),
	);
	test('plain words do neither', () => {
		expect(hedges('周五付八万')).toBe(false);
		expect(assents('行，就照你说的')).toBe(true);
	});
});
