/** Papers at hand in the talk: what act one decides. */
import type { Scenario } from '../scenario/scenario.ts';

/**
 * Indices of the documents at hand, ascending: one that act one offers only if it was ticked there, any other always.
 * @param prepare chosen options per question; null: not answered
 */
export function documentsAtHand(scenario: Scenario, prepare: readonly (readonly number[] | null)[]): number[] {
	const offered = new Set<number>();
	const ticked = new Set<number>();
	scenario.prepare.forEach((question, position) => {
		question.options.forEach(({ document }, option) => {
			if (document === null) return;
			offered.add(document);
			if (prepare[position]?.includes(option)) ticked.add(document);
		});
	});
	return scenario.account.documents
		.map((_, index) => index)
		.filter((index) => !offered.has(index) || ticked.has(index));
}
