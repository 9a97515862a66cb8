/** What a run that ends here is worth: by the memos of its watches, exactly what the scorecard says of the whole run. */
import type { Tables } from '../../machine/tables.ts';
import type { Outcome, Scenario } from '../../scenario/scenario.ts';
import { fraction, type Fraction } from '../fraction.ts';
import { occasionsOf } from '../occasions.ts';
import { capLimit, checkOf, fewestReplies, lscpPoints, outcomeValue } from '../rubric.ts';
import { rungWith } from '../rungs.ts';
import { outcomeShare, pointsOf, totalOf } from '../arithmetic.ts';
import { principles, type CheckId, type Principle, type Scorecard } from '../scorecard.ts';
import { Messages } from './message.ts';
import { oneObjection } from './product.ts';
import type { Watched } from './watch.ts';
import { type CheckWatch, fifthsOf, isWritten } from './watches.ts';

/** A date and an amount. */
const firmRung = 4;

export class Ends {
	readonly #scenario: Scenario;
	readonly #tables: Tables;
	readonly #checks: ReadonlyMap<Principle, readonly { id: CheckId; weight: number }[]>;
	readonly #watches: Record<Principle, CheckWatch & Watched>;
	/** By the number of what is remembered: whether the promises are specific. */
	readonly #firm = new Map<number, boolean>();
	/** By ending and what is remembered: whether the message holds the promises. */
	readonly #kept = new Map<number, boolean>();
	readonly #messages: Messages;
	readonly #totals = new Map<string, number>();

	constructor(tables: Tables, watches: Record<Principle, CheckWatch & Watched>) {
		this.#tables = tables;
		this.#scenario = tables.scenario;
		this.#watches = watches;
		this.#messages = new Messages(tables.scenario);
		const { weights } = occasionsOf(tables.scenario);
		this.#checks = new Map(
			principles.map((principle) => [
				principle,
				[...weights].flatMap(([id, weight]) => (checkOf(id).principle === principle ? [{ id, weight }] : [])),
			]),
		);
	}

	/** Checks of a principle that apply. */
	checksOf(principle: Principle): readonly { id: CheckId; weight: number }[] {
		return this.#checks.get(principle) ?? [];
	}

	/** Sum of the weights of a principle's checks that apply. */
	applicable(principle: Principle): number {
		return this.checksOf(principle).reduce((sum, { weight }) => sum + weight, 0);
	}

	outcome(configuration: number): Outcome | null {
		return this.#scenario.states[this.#tables.state(configuration)]?.outcome ?? null;
	}

	/** Whether a check is met by a run that ends in this configuration. `given`: replies, as far as they are counted. */
	meets(id: CheckId, configuration: number, memo: number, given: number): boolean {
		const watch = this.#watches[checkOf(id).principle];
		const remembered = watch.memos[memo] ?? watch.begin;
		switch (id) {
			case 'promise-specific':
				return this.#isFirm(this.#tables.memory(configuration));
			case 'log-true':
				// The record is taken as true.
				return true;
			case 'in-writing':
				return isWritten(remembered) && this.#holds(configuration);
			default:
				return watch.met[id]?.(remembered, given >= fewestReplies) ?? false;
		}
	}

	/** Sum of the weights of a principle's checks that are met. */
	met(principle: Principle, configuration: number, memo: number, given: number): number {
		let sum = 0;
		for (const { id, weight } of this.checksOf(principle))
			if (this.meets(id, configuration, memo, given)) sum += weight;
		return sum;
	}

	/** The total: `met` per principle in their order; what closed objections earned and the memos of the open one and of the gates. */
	total(
		met: readonly number[],
		outcome: Outcome | null,
		earned: number,
		objection: readonly number[],
		gates: readonly number[],
	): number {
		const last = fifthsOf(objection);
		const sum = (earned % oneObjection) + Math.max(last, 0);
		const count = Math.floor(earned / oneObjection) + (last < 0 ? 0 : 1);
		const key = `${met.join()} ${outcome} ${sum} ${count} ${gates.join()}`;
		let total = this.#totals.get(key);
		if (total === undefined) {
			const mean = count === 0 ? undefined : fraction(sum * lscpPoints.step, count);
			total = this.#total(met, outcome, mean, gates);
			this.#totals.set(key, total);
		}
		return total;
	}

	#total(
		met: readonly number[],
		outcome: Outcome | null,
		lscp: Fraction | undefined,
		[red = 0, over = 0, gave = 0]: readonly number[],
	): number {
		const scored = Object.fromEntries(
			principles.map((principle, place) => {
				const applicable = this.applicable(principle);
				return [principle, applicable === 0 ? null : { met: met[place] ?? 0, applicable }];
			}),
		) as Scorecard['principles'];
		const points = pointsOf(scored, lscp, outcomeShare(this.#scenario, outcome));
		const limits = [
			...(red === 2 ? [capLimit['rewarded-red-line']] : []),
			...(red >= 1 ? [capLimit['red-line']] : []),
			...(over === 1 ? [capLimit.overpromise] : []),
			...(gave === 1 ? [capLimit['gave-way']] : []),
			...(outcome === 'verbal' && outcomeValue[this.#scenario.best] > outcomeValue.verbal ? [capLimit.verbal] : []),
		];
		return Math.min(totalOf(points), ...limits);
	}

	/** Whether the right message holds the promises that stand. */
	#holds(configuration: number): boolean {
		const state = this.#tables.state(configuration);
		const memory = this.#tables.memory(configuration);
		const key = state + memory * this.#scenario.states.length;
		let holds = this.#kept.get(key);
		if (holds === undefined) {
			const { promises, days } = this.#tables.recollections.get(memory);
			holds = this.#messages.holds(state, promises, days);
			this.#kept.set(key, holds);
		}
		return holds;
	}

	#isFirm(memory: number): boolean {
		let firm = this.#firm.get(memory);
		if (firm === undefined) {
			firm = rungWith(this.#tables.recollections.get(memory).promises, this.#scenario, false) >= firmRung;
			this.#firm.set(memory, firm);
		}
		return firm;
	}
}
