/** The ageing of an account: what is owed, sorted by how long it has been due. */
import { daysBetween } from './calendar.ts';
import type { Account, Cents, IsoDate } from './scenario.ts';

/** Days overdue: none, 1–30, 31–60, 61–90, more than 90. */
export const ageBuckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

export interface Ageing {
	/** Every bucket, youngest first, empty ones too. */
	buckets: { bucket: AgeBucket; amount: Cents }[];
	total: Cents;
	/** What is overdue: every bucket but the first. */
	overdue: Cents;
}

/** The bucket of an invoice; on its due day it is not overdue yet. */
export function ageBucket(due: IsoDate, date: IsoDate): AgeBucket {
	const days = daysBetween(due, date);
	if (days <= 0) return 'not-due';
	if (days <= 30) return '1-30';
	if (days <= 60) return '31-60';
	return days <= 90 ? '61-90' : 'over-90';
}

/** The account's invoices by age, on a day (the account's own unless told). */
export function ageing(account: Account, date: IsoDate = account.today): Ageing {
	const amounts = new Map<AgeBucket, Cents>(ageBuckets.map((bucket) => [bucket, 0]));
	for (const { due, amount } of account.invoices) {
		const bucket = ageBucket(due, date);
		amounts.set(bucket, (amounts.get(bucket) ?? 0) + amount);
	}
	const buckets = [...amounts].map(([bucket, amount]) => ({ bucket, amount }));
	const total = buckets.reduce((sum, { amount }) => sum + amount, 0);
	return { buckets, total, overdue: total - (amounts.get('not-due') ?? 0) };
}
