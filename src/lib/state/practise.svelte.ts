import type { ActId } from '../core/act/act.ts';
import { actsOf } from '../core/machine/acts.ts';
import { offered, shuffled } from '../core/machine/offer.ts';
import type { Snapshot } from '../core/machine/events.ts';
import { LiveRun } from '../core/run/live.ts';
import type { CollectionRecord, Heard, Run, WrittenMessage } from '../core/run/log.ts';
import type { RunState } from '../core/run/replay.ts';
import { talkedFor } from '../core/run/talked-for.ts';
import { fillFacts } from '../core/scenario/facts.ts';
import { textOf } from '../core/scenario/replies.ts';
import type { Reply, Scenario } from '../core/scenario/scenario.ts';
import { scriptFold, type Exchange } from '../core/run/script.ts';
import type { Scorecard } from '../core/score/scorecard.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import type { RunRow } from '../store/rows.ts';
import type { RunChange, Runs, StoredRun } from '../store/runs.ts';
import { standingOf } from '../store/standing-of.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

export interface Option {
	index: number;
	text: string;
}

/** Writing that takes longer is shown, milliseconds. */
const noticeable = 150;

/**
 * A run as a page plays it. Every entry is on disk before what follows from it shows. When the disk refuses, the run goes on in memory and `trouble`
 * says why; what could not be written is tried again with the next entry. When another tab went on with the run, `conflict` stops this one.
 */
export class Practise {
	readonly scenario: Scenario;
	readonly #runs: Runs;
	readonly #clock: Clock;
	readonly #live: LiveRun;
	readonly #script: ReturnType<typeof scriptFold>;
	/** The run as the disk has it: its row counts the entries known to be there. */
	#row: RunRow;
	/** Where pages on the same run, in other tabs, tell each other how far it is; null while this page does not listen. */
	#tabs: BroadcastChannel | null = null;
	/** What else the run's row tells of what was said: given by the part of a page that knows of it, so that no other part carries it. */
	marks: ((state: RunState) => RunChange) | null = null;
	/** Once the run is finished. */
	#card: Pick<Scorecard, 'total' | 'passed' | 'medal'> | null = null;

	#state = $state.raw() as RunState;
	#trouble = $state<StoreReason | null>(null);
	#conflict = $state(false);
	#busy = $state(false);
	/** Whether a turn is being taken. */
	#turning = false;
	/** When the last entry of this page was made, by the clock; null while nothing happened since it was opened. */
	#lastMove = $state<number | null>(null);

	readonly #exchanges: Exchange[] = $derived.by(() => this.#script.of(this.#state.steps, this.#live.entries));
	readonly #options: Option[] = $derived.by(() => this.#optionsAt(this.#state.snapshot));

	/** @throws ReplayError when the stored log does not replay */
	constructor(stored: StoredRun, runs: Runs, clock: Clock = systemClock) {
		this.scenario = stored.scenario;
		this.#runs = runs;
		this.#clock = clock;
		this.#live = new LiveRun(stored.scenario, stored.run.head, stored.run.entries);
		this.#script = scriptFold(stored.scenario);
		this.#row = stored.row;
		this.#state = this.#live.state;
	}

	get run(): Run {
		return this.#live.run;
	}
	get state(): RunState {
		return this.#state;
	}
	/** The run as it will show once the disk has written what was last said. */
	get ahead(): { state: RunState; exchanges: Exchange[] } {
		const { state, entries } = this.#live;
		return { state, exchanges: this.#script.of(state.steps, entries) };
	}
	get coached(): boolean {
		return this.#live.head.coaching === 'coached';
	}
	/** Whether the trainee answers in words of their own. */
	get free(): boolean {
		return this.#live.head.mode === 'free';
	}
	get exchanges(): Exchange[] {
		return this.#exchanges;
	}
	get trouble(): StoreReason | null {
		return this.#trouble;
	}
	get conflict(): boolean {
		return this.#conflict;
	}
	/** Whether a turn is being written, and takes noticeably long. */
	get busy(): boolean {
		return this.#busy;
	}
	get lastMove(): number | null {
		return this.#lastMove;
	}
	get over(): boolean {
		return this.#state.snapshot?.over ?? false;
	}
	/** Milliseconds that the talk took until now, but for the time that the page was left. */
	get talked(): number {
		return talkedFor(this.#live.entries);
	}
	/** When the last thing happened. */
	get changedAt(): number {
		return this.#live.entries.at(-1)?.at ?? this.#clock.now();
	}

	/** What can be said now, in the order that the seed gives. */
	get options(): Option[] {
		return this.#options;
	}

	#optionsAt(snapshot: Snapshot | null): Option[] {
		if (!snapshot) return [];
		const replies: Reply[] = offered(this.scenario, snapshot);
		// The salt is the state and its visits: the order is the same after a reload, another one at the next arrival.
		const visits = snapshot.visits.find(([state]) => state === snapshot.state)?.[1] ?? 0;
		return shuffled(replies, this.#live.head.seed, snapshot.state * 64 + visits).map((reply) => ({
			index: reply.index,
			text: fillFacts(textOf(reply), this.scenario, snapshot),
		}));
	}

	/** Whether the last reply can be taken back: in coached runs, once something was said, until the record is written. */
	get canUndo(): boolean {
		return this.coached && !this.#state.record && this.#state.steps.some(({ kind }) => kind !== 'begin');
	}

	say(index: number): Promise<void> {
		const reply = offered(this.scenario, this.#state.snapshot ?? fail()).find((each) => each.index === index);
		if (!reply) return Promise.resolve();
		return this.#turn((at) => this.#live.say(index, actsOf(reply), at));
	}

	/** A reply in the trainee's own words, as it was heard. */
	tell({ index, acts, heard }: { index: number; acts: readonly ActId[]; heard: Heard }): Promise<void> {
		return this.#turn((at) => this.#live.say(index, acts, at, heard));
	}

	/** What the trainee says that a free reply meant; it moves nothing. @param reply its place in the log */
	contest(reply: number, acts: readonly ActId[]): Promise<void> {
		return this.#turn((at) => void this.#live.append({ kind: 'contest', reply, acts: [...acts], at }));
	}

	silence(): Promise<void> {
		return this.#turn((at) => this.#live.silence(at));
	}

	hangUp(): Promise<void> {
		return this.#turn((at) => this.#live.hangUp(at));
	}

	undo(): Promise<void> {
		return this.#turn((at) => this.#live.undo(at));
	}

	/**
	 * Closes the run with its record and message. `score` gives the scorecard that the run's row remembers; it is an argument, so that the talk's page
	 * need not carry the whole rubric.
	 */
	async finish(record: CollectionRecord, message: WrittenMessage, score: Scoring): Promise<void> {
		await this.#turn((at) => {
			// Tried again after the disk refused: everything is in the log already.
			if (this.#live.state.phase === 'finished') return;
			// A scenario without act three asks for neither.
			if (this.scenario.followUp) {
				this.#live.append({ kind: 'record', record, at });
				this.#live.append({ kind: 'message', message, at });
			}
			this.#live.append({ kind: 'finish', at });
			this.#card = score(this.scenario, this.#live.state);
		});
	}

	/** Tells other tabs of what is written here, and hears at once when one of them went on with the run; an effect's cleanup ends it. */
	follow(): () => void {
		const tabs = new BroadcastChannel(this.#live.head.id);
		tabs.onmessage = ({ data }: MessageEvent<number>) => {
			if (data > this.#row.entries) this.#conflict = true;
		};
		this.#tabs = tabs;
		return () => {
			this.#tabs = null;
			tabs.close();
		};
	}

	/** Makes the entries, writes them, then shows what follows. One at a time: a second tap while the first is being written does nothing. */
	async #turn(make: (at: number) => void): Promise<void> {
		if (this.#turning || this.#conflict) return;
		this.#turning = true;
		// Not at once: drawn for a moment only, it would stand in the way of what follows.
		const noticed = setTimeout(() => (this.#busy = true), noticeable);
		try {
			const at = this.#clock.now();
			make(at);
			await this.#write(at);
			if (this.#conflict) return;
			this.#state = this.#live.state;
			this.#lastMove = at;
		} finally {
			clearTimeout(noticed);
			this.#turning = this.#busy = false;
		}
	}

	async #write(at: number): Promise<void> {
		const { entries } = this.#live;
		try {
			this.#row = await this.#runs.append(this.#row, entries.slice(this.#row.entries), this.#change(), at);
			this.#trouble = null;
			// After what follows is drawn: nobody here waits for it.
			setTimeout(() => this.#tabs?.postMessage(this.#row.entries));
		} catch (error) {
			if (!(error instanceof StoreError)) throw error;
			if (error.reason === 'conflict') this.#conflict = true;
			else this.#trouble = error.reason;
		}
	}

	#change(): RunChange {
		const state = this.#live.state;
		const card = this.#card;
		return {
			...standingOf(this.scenario, state, this.#live.head),
			...this.marks?.(state),
			...(card && state.phase === 'finished' ? { total: card.total, passed: card.passed, medal: card.medal } : {}),
		};
	}
}

/** What scores a finished run: `score` of core. */
export type Scoring = (scenario: Scenario, state: RunState) => Pick<Scorecard, 'total' | 'passed' | 'medal'>;

function fail(): never {
	throw new Error('the talk has not begun');
}
