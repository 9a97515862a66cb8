/** Counts of what was heard against what is there. */
import type { ActId } from '../lib/core/act/act.ts';
import { cohenKappa } from '../lib/core/board/kappa.ts';

export interface Counts {
	hits: number;
	/** Heard and not there. */
	extra: number;
	/** There and not heard. */
	missed: number;
}

export const precision = ({ hits, extra }: Counts) => (hits + extra === 0 ? 1 : hits / (hits + extra));
export const recall = ({ hits, missed }: Counts) => (hits + missed === 0 ? 1 : hits / (hits + missed));
/** Harmonic mean of precision and recall. */
export const f1 = ({ hits, extra, missed }: Counts) =>
	hits + extra + missed === 0 ? 1 : (2 * hits) / (2 * hits + extra + missed);

export function countsOf(
	label: string,
	heard: readonly (readonly string[])[],
	there: readonly (readonly string[])[],
): Counts {
	const counts = { hits: 0, extra: 0, missed: 0 };
	heard.forEach((labels, at) => {
		const said = labels.includes(label);
		const is = there[at]?.includes(label) ?? false;
		if (said && is) counts.hits += 1;
		else if (said) counts.extra += 1;
		else if (is) counts.missed += 1;
	});
	return counts;
}

export function sumOf(all: readonly Counts[]): Counts {
	return all.reduce(
		(sum, { hits, extra, missed }) => ({
			hits: sum.hits + hits,
			extra: sum.extra + extra,
			missed: sum.missed + missed,
		}),
		{
			hits: 0,
			extra: 0,
			missed: 0,
		},
	);
}

/** The greatest share of what is there that can be found while of what is found no less than `wanted` is there, with one line for all: everything surer than it is found. */
export function recallAtPrecision(wanted: number, cases: readonly { sure: number; there: boolean }[]): number {
	const order = cases.toSorted((a, b) => b.sure - a.sure);
	const all = cases.filter(({ there }) => there).length;
	let [hits, best] = [0, 0];
	order.forEach(({ sure, there }, at) => {
		if (there) hits += 1;
		// Those as sure as this one stand or fall together.
		if (sure !== order[at + 1]?.sure && hits / (at + 1) >= wanted) best = hits;
	});
	return all === 0 ? 1 : best / all;
}

/** Whether any act of a kind was heard, against whether any is there. */
export function anyOf(
	kind: ReadonlySet<string>,
	heard: readonly (readonly string[])[],
	there: readonly (readonly string[])[],
): Counts {
	const counts = { hits: 0, extra: 0, missed: 0 };
	heard.forEach((acts, at) => {
		const said = acts.some((act) => kind.has(act));
		const is = there[at]?.some((act) => kind.has(act)) ?? false;
		if (said && is) counts.hits += 1;
		else if (said) counts.extra += 1;
		else if (is) counts.missed += 1;
	});
	return counts;
}

/** Cohen's kappa of two annotators over lines × one act; 1 where chance alone would make them agree. */
export function kappa(act: ActId, one: readonly (readonly ActId[])[], other: readonly (readonly ActId[])[]): number {
	const { hits, extra, missed } = countsOf(act, one, other);
	const neither = one.length - hits - extra - missed;
	const table = [
		[hits, extra],
		[missed, neither],
	];
	return cohenKappa(table)?.kappa ?? 1;
}
