/** What exploration remembers of a road, numbered: roads that remember the same have one number. */
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Line, Reply, Scenario } from '../scenario/scenario.ts';
import { actsOf } from './acts.ts';
import type { StandingPromise } from './events.ts';
import type { Circumstances } from './guard.ts';
import { including, promisesAfter, revealedBy, saidAfter, variablesAfter } from './rules.ts';
import type { Tracked } from './tracked.ts';

export interface Recollection extends Omit<Circumstances, 'mood' | 'visit'> {
	promises: readonly StandingPromise[];
	/** Arrivals per state, up to the number that matters; only of states where they do. */
	visits: ReadonlyMap<number, number>;
	/** Days since `account.today`; 0 where nothing reads them. */
	days: number;
}

/** All recollections met, and what a bullet, an arrival, a line make of them. Every change is worked out once by the rules. */
export class Recollections {
	readonly #scenario: Scenario;
	readonly #tracked: Tracked;
	readonly #all: Recollection[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #changes = {
		bullet: new Map<number, number>(),
		arrival: new Map<number, number>(),
		line: new Map<number, number>(),
	};
	/** Bullets and lines that change nothing that is remembered, whatever it is. */
	readonly #inertBullets: readonly boolean[];
	readonly #inertLines: readonly boolean[];

	constructor(scenario: Scenario, tracked: Tracked) {
		this.#scenario = scenario;
		this.#tracked = tracked;
		this.#inertBullets = repliesOf(scenario).map((bullet) => this.#isInertBullet(bullet));
		this.#inertLines = linesOf(scenario).map((line) => this.#isInertLine(line));
	}

	get(number: number): Recollection {
		return this.#all[number] as Recollection;
	}

	/** At the start, with these papers at hand besides those that always are. */
	start(documents: readonly number[]): number {
		return this.#number({
			variables: this.#scenario.variables.map((variable) => variable.start),
			facts: [],
			said: [],
			documents: [...this.#tracked.alwaysAtHand, ...documents],
			promises: [],
			visits: new Map(),
			days: 0,
		});
	}

	/** After a bullet was followed, with its author's acts. */
	afterBullet(number: number, bullet: Reply): number {
		if (this.#inertBullets[bullet.index]) return number;
		return this.#change('bullet', number, bullet.index, (before) => ({
			...before,
			variables: variablesAfter(this.#scenario.variables, before.variables, bullet.effects),
			facts: including(before.facts, bullet.learns),
			said: saidAfter(before.said, actsOf(bullet)),
		}));
	}

	afterArrival(number: number, state: number): number {
		const counted = (this.#tracked.visits[state] ?? 1) >= 2;
		const days = this.#tracked.days > 0 ? (this.#scenario.states[state]?.days ?? 0) : 0;
		if (!counted && days === 0) return number;
		return this.#change('arrival', number, state, (before) => ({
			...before,
			visits: counted ? new Map(before.visits).set(state, (before.visits.get(state) ?? 0) + 1) : before.visits,
			days: Math.min(before.days + days, this.#tracked.days),
		}));
	}

	afterLine(number: number, line: Line): number {
		if (this.#inertLines[line.index]) return number;
		return this.#change('line', number, line.index, (before) => ({
			...before,
			facts: including(before.facts, revealedBy(line)),
			promises: promisesAfter(before.promises, line),
		}));
	}

	/** How many visits to a state are remembered, this one included: at least 1 in a state that was entered. */
	visitOf(number: number, state: number): number {
		return (this.#tracked.visits[state] ?? 1) < 2 ? 1 : (this.get(number).visits.get(state) ?? 1);
	}

	#change(
		kind: 'bullet' | 'arrival' | 'line',
		number: number,
		by: number,
		change: (before: Recollection) => Recollection,
	): number {
		// Numbers of recollections stay below 2^18 and those of bullets, states and lines below 2^24: the key is exact.
		const key = number * 0x1000000 + by;
		const known = this.#changes[kind].get(key);
		if (known !== undefined) return known;
		const after = this.#number(change(this.get(number)));
		this.#changes[kind].set(key, after);
		return after;
	}

	#number(exact: Recollection): number {
		const kept = this.#keep(exact);
		const key = keyOf(kept);
		let number = this.#numbers.get(key);
		if (number === undefined) {
			number = this.#all.push(kept) - 1;
			this.#numbers.set(key, number);
		}
		return number;
	}

	/** Without what nothing reads. Hundreds of thousands are made, so what needs no change is not copied. */
	#keep({ variables, facts, said, documents, promises, visits, days }: Recollection): Recollection {
		const tracked = this.#tracked;
		return {
			variables: tracked.variables.size === variables.length ? variables : this.#keepVariables(variables),
			facts: facts.every((fact) => tracked.facts.has(fact)) ? facts : facts.filter((fact) => tracked.facts.has(fact)),
			said: said.every((act) => tracked.said.has(act)) ? said : said.filter((act) => tracked.said.has(act)),
			documents,
			promises: tracked.promises ? this.#keepPromises(promises) : nothing,
			visits: visits.size === 0 ? visits : this.#keepVisits(visits),
			days,
		};
	}

	#keepVariables(values: readonly number[]): readonly number[] {
		const { variables } = this.#tracked;
		return values.map((value, index) => (variables.has(index) ? value : (this.#scenario.variables[index]?.start ?? 0)));
	}

	/** Which line made a promise matters only to a line that adds to what stands: it restates its own. */
	#keepPromises(promises: readonly StandingPromise[]): readonly StandingPromise[] {
		if (this.#tracked.promisingLines) return promises;
		return promises.map((each) => (this.#adds(each.line) ? each : { ...each, method: null, line: -1 }));
	}

	#keepVisits(visits: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
		return new Map([...visits].map(([state, count]) => [state, Math.min(count, this.#tracked.visits[state] ?? 1)]));
	}

	#adds(line: number): boolean {
		const first = linesOf(this.#scenario)[line]?.moves.find((move) => move.kind === 'promise');
		return first?.kind === 'promise' && first.more;
	}

	#isInertBullet(bullet: Reply): boolean {
		const { variables, facts, said } = this.#tracked;
		return (
			!bullet.effects.some((effect) => variables.has(effect.variable)) &&
			!bullet.learns.some((fact) => facts.has(fact)) &&
			(said.size === 0 || actsOf(bullet).length === 0)
		);
	}

	#isInertLine(line: Line): boolean {
		const { facts, promises } = this.#tracked;
		return !line.moves.some(
			(move) => (move.kind === 'promise' && promises) || (move.kind === 'reveal' && facts.has(move.fact)),
		);
	}
}

const nothing: readonly never[] = [];

/** Equal recollections have equal keys; methods of promises decide nothing. */
function keyOf({ variables, facts, said, documents, promises, visits, days }: Recollection): string {
	let key = '';
	for (const value of variables) key += `${value},`;
	if (facts.length > 0) key += `f${facts.join()}`;
	if (said.length > 0) key += `s${said.join()}`;
	if (documents.length > 0) key += `d${documents.join()}`;
	for (const { amount, date, line } of promises) key += `p${amount}@${date}:${line}`;
	if (visits.size > 0) key += `v${[...visits].sort(([a], [b]) => a - b).join()}`;
	if (days > 0) key += `t${days}`;
	return key;
}
