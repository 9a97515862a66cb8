/** How often amount, day and method of a labelled promise are read exactly as the annotator did. */
import { promisedDays } from '../lib/core/act/promises/promised-date.ts';
import { methodIn } from '../lib/core/act/promises/methods.ts';
import { promisesIn } from '../lib/core/act/promises/promise.ts';
import { readLines } from './customer-lines.ts';
import type { Language } from './read-data.ts';

/** Any day will do: the label's words and the line's are resolved against the same one. */
const today = '2026-06-02';

/** `tell` hears of each promise that was read otherwise. */
export function evaluatePromises(language: Language, tell: (words: string) => void = () => undefined): void {
	const { examples } = readLines(language);
	const promised = examples.filter(({ promise }) => promise !== null);
	if (promised.length === 0) return;
	const hits = { amount: 0, date: 0, method: 0, all: 0 };
	for (const { id, reply, customer, promise } of promised) {
		if (!promise) continue;
		const [read] = promisesIn(reply, { today, owed: null, before: customer });
		const there = {
			amount: promise.amount === null ? null : promise.amount * 100,
			date: promise.date === null ? null : (promisedDays(promise.date, today)[0]?.date ?? null),
			method: promise.method === null ? null : methodIn(promise.method),
		};
		const right = {
			amount: (read?.amount ?? null) === there.amount,
			date: (read?.date ?? null) === there.date,
			method: (read?.method ?? null) === there.method,
		};
		for (const part of ['amount', 'date', 'method'] as const) if (right[part]) hits[part] += 1;
		if (right.amount && right.date && right.method) hits.all += 1;
		else tell(`${id} ${JSON.stringify(there)} ${JSON.stringify(read)} | ${customer} | ${reply}`);
	}
	const share = (count: number) => (count / promised.length).toFixed(3);
	console.log(
		`promises: ${promised.length}; read exactly: amount ${share(hits.amount)}, date ${share(hits.date)}, method ${share(hits.method)}, all three ${share(hits.all)}`,
	);
}
