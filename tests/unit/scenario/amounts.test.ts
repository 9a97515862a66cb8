import { describe, expect, it } from 'vitest';
import { disputed, overdueDays, owed, parseAmount, plainAmount } from '../../../src/lib/core/scenario/amounts.ts';
import type { Invoice, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { example } from '../../support/example.ts';

function withInvoices(...invoices: Invoice[]): Scenario {
	const { scenario } = read(example);
	if (!scenario) throw new Error('no scenario');
	return { ...scenario, account: { ...scenario.account, invoices } };
}

describe('an amount in text', () => {
	it.each([
		['186000', 18_600_000],
		['186,000', 18_600_000],
		['186,000.5', 18_600_050],
		['¥1,234.50', 123_450],
		['CNY 80000', 8_000_000],
		['18.6 万', 18_600_000],
		['18.6万元', 18_600_000],
		['9 万 3', 9_300_000],
		['10 万 6', 10_600_000],
		['1 万 2500', 1_250_000],
		['0', 0],
	])('%s is %i hundredths', (text, cents) => {
		expect(parseAmount(text)).toBe(cents);
	});
	it.each(['', '?', '八万', '1.234', '1,23', '-5', '1e5', '18.6 万 3', '5%', '9999999999999', '万', '1 2'])(
		'%j is no amount',
		(text) => {
			expect(parseAmount(text)).toBeNull();
		},
	);
	it('is refused in no time, however long', () => {
		for (const text of ['1,'.repeat(50_000), '1'.repeat(100_000), '1 万 '.repeat(30_000), ' '.repeat(100_000)])
			expect(parseAmount(text)).toBeNull();
	});
	it('is written without needless decimals', () => {
		expect([18_600_000, 123_450, 1].map(plainAmount)).toEqual(['186000', '1234.50', '0.01']);
	});
});

describe('what is owed', () => {
	const due: Invoice = { number: 'A', amount: 100, due: '2026-04-11', disputed: 30 };
	const later: Invoice = { number: 'B', amount: 50, due: '2026-06-20', disputed: 5 };

	it('is the sum of the invoices due on or before today', () => {
		expect(owed(withInvoices(due, later))).toBe(100);
		expect(disputed(withInvoices(due, later))).toBe(30);
		expect(owed(withInvoices(due, { ...later, due: '2026-05-28' }))).toBe(150);
	});
	it('is the sum of all invoices when none is due yet', () => {
		expect(owed(withInvoices(later, { ...later, number: 'C' }))).toBe(100);
		expect(disputed(withInvoices(later))).toBe(5);
	});
	it('is overdue from the day after', () => {
		expect([overdueDays(due, '2026-04-11'), overdueDays(due, '2026-04-12'), overdueDays(due, '2026-01-01')]).toEqual([
			0, 1, 0,
		]);
	});
});
