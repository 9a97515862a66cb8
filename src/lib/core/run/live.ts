/** A run while it is being played: gives the entries of each turn, to be stored before they are shown, and the state after them. */
import type { ActId } from '../act/act.ts';
import { lineFor } from '../machine/line.ts';
import { resumeTalk, startTalk } from '../machine/step.ts';
import { inForm } from '../scenario/forms.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Entry, Heard, Run, RunHead } from './log.ts';
import { RunFold, type RunState } from './replay.ts';

export class LiveRun {
	/** In the form that is played. */
	readonly scenario: Scenario;
	readonly head: RunHead;
	readonly #fold: RunFold;
	readonly #entries: Entry[] = [];
	#state: RunState | null = null;

	/** @throws ReplayError when the entries are not those of a run of this scenario */
	constructor(scenario: Scenario, head: RunHead, entries: readonly Entry[] = []) {
		this.scenario = inForm(scenario, head.form);
		this.head = head;
		this.#fold = new RunFold(scenario, head, { start: startTalk, resume: resumeTalk });
		for (const entry of entries) this.append(entry);
	}

	/** The log so far. */
	get entries(): readonly Entry[] {
		return this.#entries;
	}

	get run(): Run {
		return { head: this.head, entries: this.#entries.slice() };
	}

	/** Equal to `replay` of the log; the same object until an entry is added. */
	get state(): RunState {
		return (this.#state ??= this.#fold.state());
	}

	/** @throws ReplayError when the entry could not have happened here; nothing has changed then */
	append(entry: Entry): RunState {
		this.#fold.push(entry);
		this.#entries.push(entry);
		this.#state = null;
		return this.state;
	}

	/** The talk starts, with the customer's first line. Returns the entries to store. */
	begin(at: number): Entry[] {
		return this.#turn({ kind: 'begin', at });
	}

	/** The trainee's reply, with the customer's line that answers it. Returns the entries to store. `heard` in free mode only. */
	say(index: number, acts: readonly ActId[], at: number, heard?: Heard): Entry[] {
		return this.#turn({ kind: 'reply', at, index, acts: [...acts], ...(heard ? { heard } : {}) });
	}

	/** The silence clock ran out, with the customer's word if one follows. Returns the entries to store. */
	silence(at: number): Entry[] {
		return this.#turn({ kind: 'silence', at });
	}

	hangUp(at: number): Entry[] {
		return this.#turn({ kind: 'hang-up', at });
	}

	undo(at: number): Entry[] {
		return this.#turn({ kind: 'undo', at });
	}

	/** The customer's line when one is due, as after a page was closed between a reply and its answer. Returns the entries to store, none or one. */
	answer(at: number): Entry[] {
		const snapshot = this.#fold.snapshot;
		if (!snapshot?.lineDue) return [];
		const line = lineFor(this.scenario, snapshot, this.head.seed, this.#fold.turn);
		const entry: Entry = { kind: 'line', at, index: line?.index ?? null };
		this.append(entry);
		return [entry];
	}

	#turn(entry: Entry): Entry[] {
		this.append(entry);
		return [entry, ...this.answer(entry.at)];
	}
}
