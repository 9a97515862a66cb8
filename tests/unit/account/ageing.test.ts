import { describe, expect, it } from 'vitest';
import { ageBucket, ageing } from '../../../src/lib/core/scenario/ageing.ts';
import type { Account, Invoice } from '../../../src/lib/core/scenario/scenario.ts';

const today = '2026-05-28';

function accountOf(...invoices: [due: string, yuan: number][]): Account {
	const rows = invoices.map(([due, yuan], index): Invoice => ({ number: `HR-${index}`, due, amount: yuan * 100 }));
	return { currency: 'CNY', today, invoices: rows, documents: [], contacts: [], history: [] };
}

describe('the ageing of an account', () => {
	it.each([
		['2026-05-29', 'not-due'],
		['2026-05-28', 'not-due'],
		['2026-05-27', '1-30'],
		['2026-04-28', '1-30'],
		['2026-04-27', '31-60'],
		['2026-03-29', '31-60'],
		['2026-03-28', '61-90'],
		['2026-02-27', '61-90'],
		['2026-02-26', 'over-90'],
		['2023-05-28', 'over-90'],
	] as const)('puts an invoice due on %s into %s on 28 May 2026', (due, bucket) => {
		expect(ageBucket(due, today)).toBe(bucket);
	});

	it('adds up invoices of one age and keeps empty ages', () => {
		const { buckets } = ageing(accountOf(['2026-04-11', 186_000], ['2026-04-20', 14_000], ['2026-06-30', 96_000]));
		expect(buckets.map(({ amount }) => amount / 100)).toEqual([96_000, 0, 200_000, 0, 0]);
	});

	it('counts as overdue everything but what is not due', () => {
		const { total, overdue } = ageing(accountOf(['2026-04-11', 186_000], ['2026-06-30', 96_000]));
		expect({ total, overdue }).toEqual({ total: 28_200_000, overdue: 18_600_000 });
	});

	it('moves with the day of the scene', () => {
		const account = accountOf(['2026-05-28', 100]);
		expect(ageing(account).overdue).toBe(0);
		expect(ageing(account, '2026-05-29').overdue).toBe(10_000);
	});
});
