/**
 * A talk as tables of integers: every configuration in which the trainee may answer, numbered in breadth-first order, and from each its roads as rows
 * (the bullet, the line that answers it, where that leads). Ordinary replies carry their author's acts; special bullets (其他, 还是没懂, 越线, silence)
 * carry none. XState's machine is what these tables mean: tests hold the two equal.
 */
import { repliesOf } from '../scenario/replies.ts';
import type { Line, Reply, ReplyKind, Scenario } from '../scenario/scenario.ts';
import { actsOf } from './acts.ts';
import { holds } from './guard.ts';
import { moodAfter } from './mood.ts';
import { grown, Numbering } from './numbering.ts';
import { type Place, Places } from './places.ts';
import { Recollections } from './recollection.ts';
import { lostAfter, lostLimit } from './rules.ts';
import type { Tracked } from './tracked.ts';

/** Configurations at which exploration gives up. */
export const configurationLimit = 200_000;

export interface Scope {
	/** Configurations at which to give up. */
	limit: number;
	/** Special bullets are roads too: those of free practice and of the silence clock. */
	special: boolean;
	/** Papers at hand; null: every choice of those that a guard can tell apart. */
	documents: readonly number[] | null;
}

export interface Progress {
	/** Configurations whose roads are known, of those met so far. */
	done: number;
	met: number;
}

/** Where a talk stands. */
export interface Configuration {
	state: number;
	mood: number;
	/** Number of the recollection. */
	memory: number;
	/** 其他 in a row, up to one less than 还是没懂 asks for; 0 where nothing counts them. */
	lost: number;
	/** 1 once the first silence since the last reply is over; 0 where it changes nothing. */
	silent: number;
}

/** Configurations looked at between two reports of progress. */
const slice = 1000;

/** In place of a bullet: the first line, to which no road leads; and the first silence, which follows no link. */
const opening = -2;
const waiting = -1;

/** Integers of a road: where it leads, its bullet, the line that answers. */
const roadWidth = 3;

/** Builds the tables in slices: ask for the next one as long as the result is wanted, leave it when it is not. */
export function* tabulating(scenario: Scenario, tracked: Tracked, scope: Scope): Generator<Progress, Tables> {
	const tables = new Tables(scenario, tracked, scope);
	while (tables.advance(slice)) yield { done: tables.done, met: tables.count };
	return tables;
}

export function tabulate(scenario: Scenario, tracked: Tracked, scope: Scope): Tables {
	const tables = new Tables(scenario, tracked, scope);
	while (tables.advance(slice));
	return tables;
}

export class Tables {
	readonly scenario: Scenario;
	readonly recollections: Recollections;
	readonly #tracked: Tracked;
	readonly #scope: Scope;
	readonly #places: Places;
	/** A configuration is a vector of two: all but the memory packed in one integer, and the memory. */
	readonly #configurations = new Numbering(2);
	readonly #vector = new Int32Array(2);
	readonly #here: Configuration = { state: 0, mood: 0, memory: 0, lost: 0, silent: 0 };
	/** Position of each configuration's first road; one more than there are configurations done. */
	#first = new Int32Array(1024);
	#roads = new Int32Array(1024 * roadWidth);
	#roadCount = 0;
	#done = 0;
	#complete = true;
	/** Mood after a bullet, per mood and bullet; -1: not yet known. */
	readonly #moods: Int32Array;
	readonly #bullets: number;
	/** Configurations that a talk may begin with, each with the line that opens it. */
	readonly starts: { configuration: number; line: number }[] = [];
	/** Places, as `pairOf` packs them, that are arrived at with nothing said and nothing told. */
	readonly speechless = new Set<number>();

	/** Use `tabulate` or `tabulating`. */
	constructor(scenario: Scenario, tracked: Tracked, scope: Scope) {
		this.scenario = scenario;
		this.#tracked = tracked;
		this.#scope = scope;
		this.recollections = new Recollections(scenario, tracked);
		this.#places = new Places(scenario);
		this.#bullets = repliesOf(scenario).length;
		this.#moods = new Int32Array(scenario.moods.length * this.#bullets).fill(-1);
		if (scenario.states.length > 0) this.#begin();
	}

	/** False when the limit was met: then roads are missing. */
	get complete(): boolean {
		return this.#complete;
	}

	/** Configurations met. */
	get count(): number {
		return this.#configurations.count;
	}

	/** Configurations whose roads are known: all of them at the end, unless the limit was met. */
	get done(): number {
		return this.#done;
	}

	get roads(): number {
		return this.#roadCount;
	}

	/** Bytes that hold the configurations and their roads; what is remembered comes besides. */
	get bytes(): number {
		return this.#configurations.bytes + this.#first.byteLength + this.#roads.byteLength;
	}

	/** Position of a configuration's first road; those of one configuration stand together, up to the first of the next. */
	firstRoad(configuration: number): number {
		return configuration > this.#done ? this.#roadCount : (this.#first[configuration] as number);
	}

	/** Where a road leads. */
	to(road: number): number {
		return this.#roads[road * roadWidth] as number;
	}

	/** Index of the bullet that a road follows; -1 for a silence that waits. */
	bullet(road: number): number {
		return this.#roads[road * roadWidth + 1] as number;
	}

	/** Index of the line that answers; -1 where nothing is said. */
	line(road: number): number {
		return this.#roads[road * roadWidth + 2] as number;
	}

	state(configuration: number): number {
		return this.#configurations.at(configuration, 0) % this.scenario.states.length;
	}

	mood(configuration: number): number {
		const { states, moods } = this.scenario;
		return Math.floor(this.#configurations.at(configuration, 0) / states.length) % moods.length;
	}

	memory(configuration: number): number {
		return this.#configurations.at(configuration, 1);
	}

	/** State and mood in one number. */
	pairOf(configuration: number): number {
		const { states, moods } = this.scenario;
		return this.#configurations.at(configuration, 0) % (states.length * moods.length);
	}

	isEnding(configuration: number): boolean {
		return this.scenario.states[this.state(configuration)]?.outcome !== null;
	}

	/** Finds the roads of so many more configurations. False once there is nothing left to do. */
	advance(configurations: number): boolean {
		const until = this.#done + configurations;
		while (this.#done < this.count && this.#done < until && this.#complete) {
			if (this.#done + 1 >= this.#first.length) this.#first = grown(this.#first);
			this.#first[this.#done] = this.#roadCount;
			this.#leave(this.#done);
			this.#first[++this.#done] = this.#roadCount;
		}
		return this.#done < this.count && this.#complete;
	}

	#begin(): void {
		const { documents } = this.#scope;
		const open = this.#tracked.documents;
		// Every choice of papers that a guard can tell apart, until the limit stops it.
		const choices = documents === null ? 2 ** open.length : 1;
		for (let choice = 0; choice < choices && this.#complete; choice++) {
			const brought = open.filter((document, place) =>
				documents === null ? Math.floor(choice / 2 ** place) % 2 === 1 : documents.includes(document),
			);
			this.#arrive(
				opening,
				{ state: 0, mood: 0, memory: this.recollections.start(brought), lost: 0, silent: 0 },
				'normal',
			);
		}
	}

	/** Takes every road out of a configuration. */
	#leave(from: number): void {
		const here = this.#read(from);
		const { state, mood, memory } = here;
		if (this.scenario.states[state]?.outcome !== null) return;
		const visit = this.recollections.visitOf(memory, state);
		const place = this.#places.at(state, mood, visit);
		const { variables, facts, said, documents } = this.recollections.get(memory);
		const circumstances = { variables, facts, said, documents, mood, visit };
		for (const reply of place.replies) {
			if (reply.guard === null || holds(reply.guard, circumstances)) this.#follow(here, reply);
		}
		if (!this.#scope.special) return;
		const special = (kind: Exclude<ReplyKind, 'reply'>) =>
			place.special[kind].find(({ guard }) => holds(guard, circumstances));
		const other = special('other');
		if (other) this.#follow(here, (here.lost + 1 >= lostLimit ? special('lost') : undefined) ?? other);
		const redLine = special('red-line');
		if (redLine) this.#follow(here, redLine);
		const silence = special('silence');
		if (silence) this.#stayQuiet(here, silence, place);
	}

	#stayQuiet(here: Configuration, silence: Reply, place: Place): void {
		if (this.#tracked.silences && here.silent === 0) this.#say(waiting, { ...here, silent: 1 }, place.lines.silence);
		else this.#follow(here, silence);
	}

	#follow(here: Configuration, bullet: Reply): void {
		const quiet = bullet.kind === 'silence';
		// Only of 其他 it matters whether an act was heard.
		const lost = quiet ? here.lost : lostAfter(here.lost, bullet.kind, bullet.kind === 'other' ? actsOf(bullet) : []);
		const there = {
			state: bullet.target,
			mood: quiet ? here.mood : this.#moodAfter(here.mood, bullet),
			memory: this.recollections.afterBullet(here.memory, bullet),
			lost: this.#tracked.lost && this.#scope.special ? Math.min(lost, lostLimit - 1) : 0,
			silent: quiet ? here.silent : 0,
		};
		this.#arrive(bullet.index, there, bullet.kind === 'other' ? 'lost' : 'normal');
	}

	/** Enters a state: the visit, then the line. */
	#arrive(bullet: number, there: Configuration, arrival: 'normal' | 'lost'): void {
		const { state, mood } = there;
		there.memory = this.recollections.afterArrival(there.memory, state);
		const { lines, told } = this.#places.at(state, mood, this.recollections.visitOf(there.memory, state));
		if (lines[arrival].length === 0 && !told) this.speechless.add(mood * this.scenario.states.length + state);
		this.#say(bullet, there, lines[arrival]);
	}

	/** Each line that may be said leads on. */
	#say(bullet: number, there: Configuration, lines: readonly Line[]): void {
		if (lines.length === 0) this.#meet(bullet, -1, there, there.memory);
		for (const line of lines) this.#meet(bullet, line.index, there, this.recollections.afterLine(there.memory, line));
	}

	#meet(bullet: number, line: number, { state, mood, lost, silent }: Configuration, memory: number): void {
		const { moods, states } = this.scenario;
		const met = this.count;
		this.#vector[0] = ((silent * lostLimit + lost) * moods.length + mood) * states.length + state;
		this.#vector[1] = memory;
		// At the limit what is known already is still found.
		const number =
			met < this.#scope.limit ? this.#configurations.number(this.#vector) : this.#configurations.find(this.#vector);
		if (number < 0) {
			this.#complete = false;
			return;
		}
		if (bullet === opening) {
			if (!this.starts.some((start) => start.configuration === number && start.line === line))
				this.starts.push({ configuration: number, line });
			return;
		}
		if ((this.#roadCount + 1) * roadWidth > this.#roads.length) this.#roads = grown(this.#roads);
		const at = this.#roadCount++ * roadWidth;
		this.#roads[at] = number;
		this.#roads[at + 1] = bullet;
		this.#roads[at + 2] = line;
	}

	/** The configuration in an object that the next call reuses. */
	#read(number: number): Configuration {
		const { moods, states } = this.scenario;
		const packed = this.#configurations.at(number, 0);
		const here = this.#here;
		here.state = packed % states.length;
		const rest = Math.floor(packed / states.length);
		here.mood = rest % moods.length;
		here.lost = Math.floor(rest / moods.length) % lostLimit;
		here.silent = Math.floor(rest / (moods.length * lostLimit));
		here.memory = this.#configurations.at(number, 1);
		return here;
	}

	#moodAfter(mood: number, bullet: Reply): number {
		const key = mood * this.#bullets + bullet.index;
		const known = this.#moods[key] as number;
		if (known >= 0) return known;
		return (this.#moods[key] = moodAfter(this.scenario, mood, actsOf(bullet))?.to ?? mood);
	}
}
