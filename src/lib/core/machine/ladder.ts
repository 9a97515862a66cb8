/** The promise ladder 承诺阶梯: how much a promise is worth. The fifth rung needs writing and is the scorecard's to give. */
import type { Cents, PromiseTerms } from '../scenario/scenario.ts';

/** Rung of one promise: 1 without a date (尽快, or an amount alone), 2 a month, 3 a day, 4 a day and an amount. */
export function rungOfPromise({ amount, date }: Pick<PromiseTerms, 'amount' | 'date'>): 1 | 2 | 3 | 4 {
	if (date === null || date === 'asap') return 1;
	if (date.length === '2026-06'.length) return 2;
	return amount === null ? 3 : 4;
}

/**
 * The highest rung r such that promises of rung r or more cover two thirds of what is owed; 0 when there is none.
 * An open amount counts as the rest of the sum, once.
 * @param owed what is owed less its disputed part
 */
export function rungOf(promises: readonly Pick<PromiseTerms, 'amount' | 'date'>[], owed: Cents): 0 | 1 | 2 | 3 | 4 {
	const named = promises.reduce((sum, promise) => sum + (promise.amount ?? 0), 0);
	const rest = Math.max(0, owed - named);
	for (const rung of [4, 3, 2, 1] as const) {
		const counting = promises.filter((promise) => rungOfPromise(promise) >= rung);
		const open = counting.some((promise) => promise.amount === null) ? rest : 0;
		const covered = counting.reduce((sum, promise) => sum + (promise.amount ?? 0), open);
		if (counting.length > 0 && 3 * covered >= 2 * owed) return rung;
	}
	return 0;
}
