/**
 * What stands promised as a real conversation goes on. People promise bit by bit: first a day, then a sum, then a way; a later word completes or changes
 * the earlier one, and 剩下的 stands beside it.
 */
import type { SpokenPromise } from '../act/promises/promise.ts';
import type { PromiseTerms } from '../scenario/scenario.ts';

export type Standing = readonly PromiseTerms[];

/** The promises that stand after some more were said. The same list when nothing changes. */
export function standingAfter(standing: Standing, said: readonly SpokenPromise[]): Standing {
	const [first, ...others] = said;
	if (!first) return standing;
	if (others.length > 0) return said.map((own) => withMethod(own, standing));
	const last = standing.at(-1);
	if (!last) return [terms(first)];
	if (first.more) return [...standing, withMethod(first, standing)];
	const { amount, date, method } = first;
	// Only how it will be paid: that goes for all of them.
	if (amount === null && date === null) {
		return method === null ? standing : standing.map((own) => ({ ...own, method }));
	}
	const same = standing.findIndex(
		(own) => (amount !== null && own.amount === amount) || (date !== null && own.date === date),
	);
	const at = same >= 0 ? same : completes(first, last) ? standing.length - 1 : -1;
	if (at < 0) return [withMethod(first, standing)];
	return standing.map((own, place) =>
		place === at
			? { amount: amount ?? own.amount, date: date ?? own.date, method: method ?? own.method }
			: method === null || own.method !== null
				? own
				: { ...own, method },
	);
}

/** A day for a sum without one, a sum for a day, or another day for the same sum. */
function completes({ amount, date }: SpokenPromise, last: PromiseTerms): boolean {
	if (amount !== null && date !== null) return last.amount === null && (last.date === null || last.date === 'asap');
	return true;
}

function withMethod(said: SpokenPromise, standing: Standing): PromiseTerms {
	return { ...terms(said), method: said.method ?? standing.find(({ method }) => method !== null)?.method ?? null };
}

function terms({ amount, date, method }: SpokenPromise): PromiseTerms {
	return { amount, date, method };
}
