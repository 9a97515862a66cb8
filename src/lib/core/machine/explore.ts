/**
 * Everywhere a talk can go: exact breadth-first search over state, mood and what is remembered. Ordinary replies carry their author's acts; special
 * bullets (其他, 还是没懂, 越线, the second silence) are roads too, without acts.
 */
import { repliesOf } from '../scenario/replies.ts';
import type { Line, PromiseTerms, Reply, ReplyKind, Scenario } from '../scenario/scenario.ts';
import { actsOf } from './acts.ts';
import { holds } from './guard.ts';
import { moodAfter } from './mood.ts';
import { Places } from './places.ts';
import { Recollections } from './recollection.ts';
import { Roads } from './roads.ts';
import { lostAfter, lostLimit } from './rules.ts';
import { type Tracked, trackedIn } from './tracked.ts';

/** Configurations at which exploration gives up. */
export const configurationLimit = 200_000;

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
	const search = new Search(scenario, trackedIn(scenario), limit);
	search.run();
	return search.result();
}

/** Where a talk stands. */
interface Configuration {
	state: number;
	mood: number;
	/** Number of the recollection. */
	memory: number;
	/** 其他 in a row, up to one less than 还是没懂 asks for; 0 where nothing counts them. */
	lost: number;
	/** 1 once the first silence since the last reply is over; 0 where it changes nothing. */
	silent: number;
}

/** Configurations are numbered as they are met, and known by one number packed of all its fields. */
class Search {
	readonly #scenario: Scenario;
	readonly #tracked: Tracked;
	readonly #limit: number;
	readonly #recollections: Recollections;
	readonly #places: Places;
	readonly #numbers = new Map<number, number>();
	readonly #keys: number[] = [];
	/** Roads that an ordinary reply takes. */
	readonly #roads = new Roads();
	readonly #endings: number[] = [];
	/** Per state and mood, packed by `#pair`. */
	readonly #offers = new Map<number, Set<number>>();
	readonly #speechless = new Set<number>();
	readonly #agreements = new Map<number, Set<number>>();
	/** Mood after a bullet, per mood and bullet; -1: not yet known. */
	readonly #moods: Int32Array;
	readonly #bullets: number;
	#complete = true;

	constructor(scenario: Scenario, tracked: Tracked, limit: number) {
		this.#scenario = scenario;
		this.#tracked = tracked;
		this.#limit = limit;
		this.#recollections = new Recollections(scenario, tracked);
		this.#places = new Places(scenario);
		this.#bullets = repliesOf(scenario).length;
		this.#moods = new Int32Array(scenario.moods.length * this.#bullets).fill(-1);
	}

	run(): void {
		if (this.#scenario.states.length === 0) return;
		// Every choice of papers that a guard can tell apart, until the limit stops it.
		const { documents } = this.#tracked;
		for (let choice = 0; choice < 2 ** documents.length && this.#complete; choice++) {
			const brought = documents.filter((_, place) => Math.floor(choice / 2 ** place) % 2 === 1);
			this.#arrive(-1, { state: 0, mood: 0, memory: this.#recollections.start(brought), lost: 0, silent: 0 }, 'normal');
		}
		for (let from = 0; from < this.#keys.length && this.#complete; from++) this.#leave(from);
	}

	/** Takes every road out of a configuration. */
	#leave(from: number): void {
		const here = this.#at(from);
		const { state, mood, memory } = here;
		if (this.#scenario.states[state]?.outcome !== null) return;
		const visit = this.#recollections.visitOf(memory, state);
		const place = this.#places.at(state, mood, visit);
		const { variables, facts, said, documents } = this.#recollections.get(memory);
		const circumstances = { variables, facts, said, documents, mood, visit };
		const special = (kind: Exclude<ReplyKind, 'reply'>) =>
			place.special[kind].find(({ guard }) => holds(guard, circumstances));

		const offers = setAt(this.#offers, this.#pair(state, mood));
		for (const reply of place.replies) {
			if (!holds(reply.guard, circumstances)) continue;
			offers.add(reply.index);
			this.#follow(from, here, reply);
		}
		const other = special('other');
		if (other) this.#follow(-1, here, (here.lost + 1 >= lostLimit ? special('lost') : undefined) ?? other);
		const redLine = special('red-line');
		if (redLine) this.#follow(-1, here, redLine);
		const silence = special('silence');
		if (silence && this.#tracked.silences && here.silent === 0)
			this.#say(-1, { ...here, silent: 1 }, place.lines.silence);
		else if (silence) this.#follow(-1, here, silence);
	}

	/** `from` -1 here and below: a road that does not count as a way out, since only some modes of play have it. */
	#follow(from: number, here: Configuration, bullet: Reply): void {
		const quiet = bullet.kind === 'silence';
		const lost = quiet ? here.lost : lostAfter(here.lost, bullet.kind, actsOf(bullet));
		const there = {
			state: bullet.target,
			mood: quiet ? here.mood : this.#moodAfter(here.mood, bullet),
			memory: this.#recollections.afterBullet(here.memory, bullet),
			lost: this.#tracked.lost ? Math.min(lost, lostLimit - 1) : 0,
			silent: quiet ? here.silent : 0,
		};
		this.#arrive(from, there, bullet.kind === 'other' ? 'lost' : 'normal');
	}

	/** Enters a state: the visit, then the line. */
	#arrive(from: number, there: Configuration, arrival: 'normal' | 'lost'): void {
		const { state, mood } = there;
		const memory = this.#recollections.afterArrival(there.memory, state);
		const { lines, told } = this.#places.at(state, mood, this.#recollections.visitOf(memory, state));
		if (lines[arrival].length === 0 && !told) this.#speechless.add(this.#pair(state, mood));
		this.#say(from, { ...there, memory }, lines[arrival]);
	}

	/** Each line that may be said leads on. */
	#say(from: number, there: Configuration, lines: readonly Line[]): void {
		if (lines.length === 0) this.#meet(from, there, there.memory);
		for (const line of lines) this.#meet(from, there, this.#recollections.afterLine(there.memory, line));
	}

	#meet(from: number, { state, mood, lost, silent }: Configuration, memory: number): void {
		const { moods, states } = this.#scenario;
		const key = (((memory * 2 + silent) * lostLimit + lost) * moods.length + mood) * states.length + state;
		let number = this.#numbers.get(key);
		if (number === undefined) {
			if (this.#keys.length >= this.#limit) {
				this.#complete = false;
				return;
			}
			number = this.#keys.push(key) - 1;
			this.#numbers.set(key, number);
			const outcome = states[state]?.outcome ?? null;
			if (outcome !== null) this.#endings.push(number);
			if (outcome === 'agreed') setAt(this.#agreements, state).add(memory);
		}
		if (from >= 0) this.#roads.add(from, number);
	}

	#at(number: number): Configuration {
		const { moods, states } = this.#scenario;
		let key = this.#keys[number] as number;
		const take = (count: number) => {
			const digit = key % count;
			key = Math.floor(key / count);
			return digit;
		};
		return {
			state: take(states.length),
			mood: take(moods.length),
			lost: take(lostLimit),
			silent: take(2),
			memory: key,
		};
	}

	#pair(state: number, mood: number): number {
		return state * this.#scenario.moods.length + mood;
	}

	#moodAfter(mood: number, bullet: Reply): number {
		const key = mood * this.#bullets + bullet.index;
		const known = this.#moods[key] as number;
		if (known >= 0) return known;
		return (this.#moods[key] = moodAfter(this.#scenario, mood, actsOf(bullet))?.to ?? mood);
	}

	result(): Exploration {
		const states = new Set<number>();
		const moods = new Set<number>();
		const trapped = new Set<number>();
		const saved = this.#roads.reaching(this.#endings, this.#keys.length);
		for (let number = 0; number < this.#keys.length; number++) {
			const { state, mood } = this.#at(number);
			states.add(state);
			moods.add(mood);
			if (!saved[number]) trapped.add(state);
		}
		const count = this.#scenario.moods.length;
		const apart = (pair: number) => ({ state: Math.floor(pair / count), mood: pair % count });
		const promisesIn = (memories: ReadonlySet<number>) =>
			[...memories].map((memory) => this.#recollections.get(memory).promises);
		return {
			complete: this.#complete,
			configurations: this.#keys.length,
			states,
			moods,
			replies: new Set([...this.#offers.values()].flatMap((replies) => [...replies])),
			offers: [...this.#offers].map(([pair, replies]) => ({ ...apart(pair), replies })),
			speechless: [...this.#speechless].map(apart),
			trapped: [...trapped].sort((a, b) => a - b),
			agreements: new Map([...this.#agreements].map(([state, memories]) => [state, promisesIn(memories)])),
		};
	}
}

function setAt(sets: Map<number, Set<number>>, key: number): Set<number> {
	let set = sets.get(key);
	if (!set) sets.set(key, (set = new Set()));
	return set;
}
