import { describe, expect, it } from 'vitest';
import {
	factNames,
	fillFacts,
	formatAmount,
	formatDate,
	formatPromises,
} from '../../../src/lib/core/scenario/facts.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { PromiseTerms, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { example } from '../../support/example.ts';

function scenarioWith(changes: Partial<Scenario> = {}): Scenario {
	const { scenario } = read(example);
	if (!scenario) throw new Error('no scenario');
	return { ...scenario, ...changes };
}

const start = { days: 0, promises: [] };
const terms: PromiseTerms[] = [
	{ amount: 8_000_000, date: '2026-06-05', method: 'bank-transfer' },
	{ amount: 10_600_000, date: '2026-06-18', method: 'bank-transfer' },
];

describe('facts in text', () => {
	it('are written as Chinese does', () => {
		const text = '{{invoice.number}} 的货款 {{amount}} 已逾期 {{overdue}} 天，{{invoice.due}} 到期，今天 {{today}}。';
		expect(fillFacts(text, scenarioWith(), start)).toBe(
			'HR-0312 的货款 18.6 万元已逾期 47 天，4 月 11 日到期，今天 5 月 28 日。',
		);
	});
	it('are written as English does', () => {
		const text = '{{amount}} has been overdue for {{overdue}} days, since {{invoice.due}}.';
		expect(fillFacts(text, scenarioWith({ language: 'en' }), start)).toBe(
			'CNY 186,000 has been overdue for 47 days, since 11 April.',
		);
	});
	it('follow the days that pass in the talk', () => {
		expect(fillFacts('{{overdue}} {{invoice.overdue}} {{today}}', scenarioWith(), { ...start, days: 4 })).toBe(
			'51 51 6 月 1 日',
		);
	});
	it('name people, companies and contacts', () => {
		const text =
			'{{customer.name}} {{customer.title}} {{customer.company}} {{trainee.name}} {{contact.2.name}} {{contact.2.title}} {{ invoice.1.goods }}';
		expect(fillFacts(text, scenarioWith(), start)).toBe(
			'王建国 采购经理 恒达机电 小李 陈会计 财务 6204 轴承 12,000 套',
		);
	});
	it('tell the disputed part only where there is one', () => {
		expect(factNames(scenarioWith())).not.toContain('disputed');
		const { account } = scenarioWith();
		const invoices = account.invoices.map((invoice) => ({ ...invoice, disputed: 3_840_000 }));
		const disputing = scenarioWith({ account: { ...account, invoices } });
		expect(fillFacts('{{disputed}} {{undisputed}}', disputing, start)).toBe('38,400 元 147,600 元');
	});
	it('take no space to Chinese on either side where they are Chinese themselves', () => {
		expect(fillFacts('欠 {{amount}} 未付，{{customer.name}} 知道', scenarioWith(), start)).toBe(
			'欠 18.6 万元未付，王建国知道',
		);
		expect(fillFacts('单号 {{invoice.number}} 未付', scenarioWith(), start)).toBe('单号 HR-0312 未付');
	});
	it('stay as they are written when nothing declares them', () => {
		expect(fillFacts('{{nothing}} {{', scenarioWith(), start)).toBe('{{nothing}} {{');
	});
	it('never put one fact into another', () => {
		expect(fillFacts('{{trainee.name}}', scenarioWith({ trainee: { name: '{{amount}}' } }), start)).toBe('{{amount}}');
	});
});

describe('amounts', () => {
	it.each([
		[18_600_000, '18.6 万元', 'CNY 186,000'],
		[20_520_000, '205,200 元', 'CNY 205,200'],
		[1_000_000, '1 万元', 'CNY 10,000'],
		[950_000, '9,500 元', 'CNY 9,500'],
		[123_456_789, '1,234,567.89 元', 'CNY 1,234,567.89'],
	])('%i', (cents, zh, en) => {
		expect([formatAmount(cents, 'zh'), formatAmount(cents, 'en')]).toEqual([zh, en]);
	});
	it('name another currency', () => {
		expect([formatAmount(18_600_000, 'zh', 'USD'), formatAmount(18_600_000, 'en', 'USD')]).toEqual([
			'18.6 万美元',
			'USD 186,000',
		]);
	});
	it('days go without their year', () => {
		expect([formatDate('2026-06-05', 'zh'), formatDate('2026-06-05', 'en')]).toEqual(['6 月 5 日', '5 June']);
	});
});

describe('promises', () => {
	it('are listed with day and full figures', () => {
		expect(formatPromises(terms, 'zh')).toBe('6 月 5 日付 80,000 元，6 月 18 日付 106,000 元');
		expect(formatPromises(terms, 'en')).toBe('CNY 80,000 by 5 June and CNY 106,000 by 18 June');
	});
	it.each<[PromiseTerms, string, string]>([
		[{ amount: null, date: '2026-06-05', method: null }, '6 月 5 日付款（金额未定）', 'an open amount by 5 June'],
		[{ amount: 8_000_000, date: '2026-06', method: null }, '6 月内付 80,000 元', 'CNY 80,000 within June'],
		[{ amount: null, date: 'asap', method: null }, '尽快付款（金额未定）', 'an open amount as soon as possible'],
		[{ amount: 8_000_000, date: null, method: null }, '付 80,000 元（日期未定）', 'CNY 80,000 on an open date'],
	])('say what is left open: %j', (open, zh, en) => {
		expect([formatPromises([open], 'zh'), formatPromises([open], 'en')]).toEqual([zh, en]);
	});
	it('may be none', () => {
		expect([formatPromises([], 'zh'), formatPromises([], 'en')]).toEqual(['无', 'none']);
	});
});
