/** Totals and principles of many runs, each with its share: the least, the mean and the most. */
import type { Outcome } from '../../scenario/scenario.ts';
import { outcomeValue, passAt } from '../rubric.ts';
import { outcomeShare } from '../arithmetic.ts';
import type { End } from './joint.ts';
import { atLeast } from '../fraction.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { principles } from '../scorecard.ts';

export interface Spread {
	lowest: number;
	/** By the shares of the runs. */
	mean: number;
	highest: number;
}

export class Tally {
	readonly #passing: ReadonlySet<Outcome>;
	readonly #totals = new Numbers();
	readonly #principles = principles.map(() => new Numbers());
	/** By the state that runs ended in. */
	readonly endings = new Map<number, number>();
	passed = 0;

	constructor(scenario: Scenario) {
		const all = Object.keys(outcomeValue) as Outcome[];
		this.#passing = new Set(all.filter((outcome) => atLeast(outcomeShare(scenario, outcome), passAt.outcome)));
	}

	add({ total, met, ending, outcome }: End, share: number): void {
		this.#totals.add(total, share);
		met.forEach((points, place) => this.#principles[place]?.add(points, share));
		this.endings.set(ending, (this.endings.get(ending) ?? 0) + share);
		if (outcome !== null && total >= passAt.total && this.#passing.has(outcome)) this.passed += share;
	}

	/** Adds all that was added to another. */
	join(other: Tally): void {
		this.#totals.join(other.#totals);
		this.#principles.forEach((numbers, place) => numbers.join(other.#principles[place] ?? new Numbers()));
		for (const [ending, share] of other.endings) this.endings.set(ending, (this.endings.get(ending) ?? 0) + share);
		this.passed += other.passed;
	}

	/** Sum of all shares. */
	get share(): number {
		return this.#totals.share;
	}

	/** null when nothing was added. */
	get total(): Spread | null {
		return this.#totals.spread;
	}

	/** Of the sums of weights of one principle, by its place among them. */
	principle(place: number): Spread | null {
		return this.#principles[place]?.spread ?? null;
	}
}

class Numbers {
	#sum = 0;
	#lowest = Infinity;
	#highest = -Infinity;
	share = 0;

	add(value: number, share: number): void {
		this.share += share;
		this.#sum += value * share;
		this.#lowest = Math.min(this.#lowest, value);
		this.#highest = Math.max(this.#highest, value);
	}

	join(other: Numbers): void {
		this.share += other.share;
		this.#sum += other.#sum;
		this.#lowest = Math.min(this.#lowest, other.#lowest);
		this.#highest = Math.max(this.#highest, other.#highest);
	}

	get spread(): Spread | null {
		return this.share === 0 ? null : { lowest: this.#lowest, mean: this.#sum / this.share, highest: this.#highest };
	}
}
