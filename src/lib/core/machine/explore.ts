/**
 * Everywhere a talk can go: exact breadth-first search over state, mood and what is remembered. Ordinary replies carry their author's acts; special
 * bullets (其他, 还是没懂, 越线, the second silence) are roads too, without acts.
 */
import { repliesOf } from '../scenario/replies.ts';
import type { PromiseTerms, Scenario } from '../scenario/scenario.ts';
import { reaching } from './roads.ts';
import { configurationLimit, tabulate, type Tables } from './tables.ts';
import { trackedIn } from './tracked.ts';

export interface Exploration {
	/** False when the limit was met: then what was not reached may still be reachable. */
	complete: boolean;
	/** Number of configurations met. */
	configurations: number;
	states: ReadonlySet<number>;
	moods: ReadonlySet<number>;
	/** Ordinary replies that are on offer at some time. */
	replies: ReadonlySet<number>;
	/** Per reachable state and mood the ordinary replies that can be on offer there. */
	offers: readonly { state: number; mood: number; replies: ReadonlySet<number> }[];
	/** States and moods that are arrived at with nothing said and nothing told. */
	speechless: readonly { state: number; mood: number }[];
	/** States where a talk can stand from which ordinary replies lead to no ending, ascending. */
	trapped: readonly number[];
	/** Per ending 达成 the promises with which it can be entered, each list once. */
	agreements: ReadonlyMap<number, readonly (readonly PromiseTerms[])[]>;
}

export function explore(scenario: Scenario, { limit = configurationLimit }: { limit?: number } = {}): Exploration {
	return explorationOf(tabulate(scenario, trackedIn(scenario), { limit, special: true, documents: null }));
}

/** What the tables of a talk, special bullets included, tell of it. */
export function explorationOf(tables: Tables): Exploration {
	const { scenario } = tables;
	const bullets = repliesOf(scenario);
	const isOrdinary = (road: number) => bullets[tables.bullet(road)]?.kind === 'reply';
	const endings: number[] = [];
	const agreements = new Map<number, Set<number>>();
	const pairs = new Set<number>();
	const offers = new Map<number, Set<number>>();
	for (let number = 0; number < tables.count; number++) {
		const pair = tables.pairOf(number);
		pairs.add(pair);
		const state = tables.state(number);
		const outcome = scenario.states[state]?.outcome ?? null;
		if (outcome !== null) endings.push(number);
		if (outcome === 'agreed') setAt(agreements, state).add(tables.memory(number));
		if (outcome !== null || number >= tables.done) continue;
		const replies = setAt(offers, pair);
		const last = tables.firstRoad(number + 1);
		for (let road = tables.firstRoad(number); road < last; road++)
			if (isOrdinary(road)) replies.add(tables.bullet(road));
	}
	const saved = savedIn(tables, endings);
	const trapped = new Set<number>();
	for (let number = 0; number < tables.count; number++) if (!saved[number]) trapped.add(tables.state(number));

	const count = scenario.states.length;
	const apart = (pair: number) => ({ state: pair % count, mood: Math.floor(pair / count) });
	const promisesIn = (memories: ReadonlySet<number>) =>
		[...memories].map((memory) => tables.recollections.get(memory).promises);
	return {
		complete: tables.complete,
		configurations: tables.count,
		states: new Set([...pairs].map((pair) => apart(pair).state)),
		moods: new Set([...pairs].map((pair) => apart(pair).mood)),
		replies: new Set([...offers.values()].flatMap((replies) => [...replies])),
		offers: [...offers].map(([pair, replies]) => ({ ...apart(pair), replies })),
		speechless: [...tables.speechless].map(apart),
		trapped: [...trapped].sort((a, b) => a - b),
		agreements: new Map([...agreements].map(([state, memories]) => [state, promisesIn(memories)])),
	};
}

/** For each configuration 1 where ordinary replies lead to an ending: special bullets are no way out, since only some modes of play have them. */
export function savedIn(tables: Tables, endings: readonly number[]): Int32Array {
	const bullets = repliesOf(tables.scenario);
	return reaching(tables, endings, (road) => bullets[tables.bullet(road)]?.kind === 'reply');
}

function setAt(sets: Map<number, Set<number>>, key: number): Set<number> {
	let set = sets.get(key);
	if (!set) sets.set(key, (set = new Set()));
	return set;
}
