import { followUpOf } from '../core/run/follow-up.ts';
import type { Run } from '../core/run/log.ts';
import { replay, type RunState } from '../core/run/replay.ts';
import { entriesUntil } from '../core/run/until.ts';
import { fillFacts } from '../core/scenario/facts.ts';
import { inForm } from '../core/scenario/forms.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { notedScript, type NotedExchange, type TurnNote } from '../core/score/notes.ts';
import { score } from '../core/score/score.ts';
import type { Scorecard } from '../core/score/scorecard.ts';
import type { Model } from '../core/score/rehearsed-model.ts';
import type { Staged } from './scene.svelte.ts';
import { readingSeconds } from './silence.svelte.ts';

/** How fast the steps follow each other by themselves, against the pace of a learner who also thinks. */
export const paces = { slow: 0.7, normal: 1, fast: 1.6 } as const;
export type Pace = keyof typeof paces;

/** Seconds that each step gets besides its reading: to look from the words to the note. */
const breath = 1.5;
/** How often the clock looks whether the time is over, milliseconds. */
const beat = 200;

/** A model run while it is watched: as far as its nth step (the opening, then one for each of the trainee's turns), forwards and backwards. */
export class Watching implements Staged {
	readonly scenario: Scenario;
	readonly model: Model;
	/** The run to its end, act three included. */
	readonly whole: RunState;
	readonly card: Scorecard;
	readonly coached = true;
	readonly lastMove = null;
	/** It happened long ago: nothing rings. */
	readonly changedAt = 0;
	readonly #script: NotedExchange[];
	#step = $state(1);
	#playing = $state(false);
	pace = $state<Pace>('normal');

	readonly #run: Run = $derived.by(() => ({
		head: this.model.run.head,
		entries: entriesUntil(this.model.run, this.whole.steps, this.#step - 1),
	}));
	readonly #state: RunState = $derived.by(() => replay(this.scenario, this.#run));
	readonly #exchanges: NotedExchange[] = $derived.by(() => this.#script.slice(0, this.#step));

	/**
	 * @param step where to begin, from 1; beyond either end it is the one nearest
	 * @throws ReplayError when the model is not a run of this scenario
	 */
	constructor(scenario: Scenario, model: Model, step = 1) {
		this.scenario = scenario = inForm(scenario, model.run.head.form);
		this.model = model;
		this.whole = replay(scenario, model.run);
		this.card = score(scenario, this.whole, model.run.entries);
		// What a rehearsal takes back is no part of the model.
		this.#script = notedScript(scenario, model.run).filter(({ undone }) => !undone);
		this.goTo(step);
	}

	/** The log as far as it is watched. */
	get run(): Run {
		return this.#run;
	}
	get state(): RunState {
		return this.#state;
	}
	get exchanges(): NotedExchange[] {
		return this.#exchanges;
	}
	get notes(): (TurnNote | null)[] {
		return this.#exchanges.map(({ note }) => note);
	}
	/** From 1. */
	get step(): number {
		return this.#step;
	}
	get steps(): number {
		return this.#script.length;
	}
	get ended(): boolean {
		return this.#step === this.steps;
	}
	get playing(): boolean {
		return this.#playing;
	}

	/** What the model wrote after the talk, as the customer received it; null when it wrote nothing. */
	get message(): string | null {
		const { message, record, snapshot } = this.whole;
		if (!message) return null;
		const moment = { days: snapshot?.days ?? 0, promises: record?.promises ?? [] };
		const parts = followUpOf(this.scenario, snapshot).message.flatMap(({ options }, part) => {
			const chosen = options[message.parts[part] ?? -1];
			return chosen ? [fillFacts(chosen.text, this.scenario, moment)] : [];
		});
		return message.text ?? parts.join(this.scenario.language === 'zh' ? '' : ' ');
	}

	/** Seconds that the step shown gets at reading pace, by the length of what is new on the page. */
	get seconds(): number {
		return this.#secondsOf(this.#exchanges.at(-1)) / paces[this.pace];
	}

	/** Minutes that the whole takes at an ordinary reading pace, at least 1. */
	get minutes(): number {
		return Math.max(1, Math.round(this.#script.reduce((sum, each) => sum + this.#secondsOf(each), 0) / 60));
	}

	goTo(step: number): void {
		this.#step = Math.min(Math.max(1, Math.trunc(step) || 1), this.steps);
	}

	/** Who turns the pages by hand goes on by hand. */
	next(): void {
		this.pause();
		this.goTo(this.#step + 1);
	}

	back(): void {
		this.pause();
		this.goTo(this.#step - 1);
	}

	/** From here on by itself; from the beginning when the end was reached. */
	play(): void {
		if (this.ended) this.goTo(1);
		this.#playing = true;
	}

	pause(): void {
		this.#playing = false;
	}

	/**
	 * Lets the step shown stand for its time, then goes on; an effect's cleanup. Time in which `paused` says true does not count.
	 */
	waitForNext(paused: () => boolean): () => void {
		let left = this.seconds * 1000;
		const timer = setInterval(() => {
			if (paused()) return;
			left -= beat;
			if (left > 0) return;
			clearInterval(timer);
			this.goTo(this.#step + 1);
			if (this.ended) this.pause();
		}, beat);
		return () => clearInterval(timer);
	}

	#secondsOf(exchange: NotedExchange | undefined): number {
		if (!exchange) return breath;
		const { mine, narration, theirs, note } = exchange;
		const words = [...(mine?.words.map(({ text }) => text) ?? []), ...narration, ...(theirs?.text ?? [])];
		const said = [...words, note?.remarkOn ?? '', ...(note?.remark ?? [])];
		return breath + readingSeconds(said.join(''), this.scenario.language);
	}
}
