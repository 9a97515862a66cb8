import { rungOf } from '../../machine/ladder.ts';
import { disputed, owed } from '../../scenario/amounts.ts';
import type { PromiseTerms, Scenario } from '../../scenario/scenario.ts';
import { exampleOf } from './example-lines.ts';
import { nearest, waysTo, type Way } from './ways.ts';

export interface PromiseNote {
	scene: number;
	mood: number | null;
	terms: PromiseTerms[];
	/** Rung of the ladder, 3 or 4. */
	rung: number;
	words: string;
	ways: Way[];
	/** Only a slip leads there. */
	slip: boolean;
}

/** Ways told of each. */
const mostWays = 2;

/**
 * Every promise that some line makes, each once.
 * @param order the scenes in the order in which they come
 */
export function promisesOf(scenario: Scenario, order: readonly number[]): PromiseNote[] {
	const due = owed(scenario) - disputed(scenario);
	const seen = new Set<string>();
	return order.flatMap((scene) => {
		const well = waysTo(scenario, scene, 'well');
		const ways = well.length > 0 ? well : waysTo(scenario, scene, 'ill');
		const lines = (scenario.states[scene]?.parts ?? []).flatMap(({ mood, lines }) =>
			lines.filter(({ when }) => when === 'normal').map((line) => exampleOf(scenario, line, mood)),
		);
		return lines.flatMap(({ mood, promises, words }): PromiseNote[] => {
			// How it is paid makes no other promise of it.
			const terms = JSON.stringify(promises.map(({ amount, date }) => [amount, date]));
			if (promises.length === 0 || seen.has(terms)) return [];
			seen.add(terms);
			const rung = Math.max(...promises.map((promise) => rungOf([promise], promise.amount ?? due)));
			return [
				{ scene, mood, terms: promises, rung, words, ways: nearest(ways, order, mostWays), slip: well.length === 0 },
			];
		});
	});
}
