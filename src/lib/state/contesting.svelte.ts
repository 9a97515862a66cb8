import type { ActId } from '../core/act/act.ts';
import { contestedActs } from '../core/run/contested.ts';
import type { Entry, Heard } from '../core/run/log.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import type { RunRow } from '../store/rows.ts';
import type { Runs, StoredRun } from '../store/runs.ts';
import { systemClock, type Clock } from './clock.svelte.ts';

/** Labels contested once the talk is over: each is written behind the run's log, and changes nothing of the run. */
export class Contesting {
	#row: RunRow;
	readonly #runs: Runs;
	readonly #clock: Clock;
	#entries = $state.raw<readonly Entry[]>([]);
	#trouble = $state<StoreReason | null>(null);

	constructor({ row, run }: Pick<StoredRun, 'row' | 'run'>, runs: Runs, clock: Clock = systemClock) {
		this.#row = row;
		this.#runs = runs;
		this.#clock = clock;
		this.#entries = run.entries;
	}

	/** Why the last one could not be written. */
	get trouble(): StoreReason | null {
		return this.#trouble;
	}

	/** What was heard in a reply; null when it was chosen. @param reply its place in the log */
	heard(reply: number): { words: Heard; acts: readonly ActId[] } | null {
		const entry = this.#entries[reply];
		return entry?.kind === 'reply' && entry.heard ? { words: entry.heard, acts: entry.acts } : null;
	}

	/** What it is said to be; null when nobody contested it. */
	meant(reply: number): ActId[] | null {
		return contestedActs(this.#entries, reply);
	}

	async contest(reply: number, acts: readonly ActId[]): Promise<void> {
		const at = this.#clock.now();
		const entry: Entry = { kind: 'contest', at, reply, acts: [...acts] };
		try {
			this.#row = await this.#runs.append(this.#row, [entry], {}, at);
			this.#entries = [...this.#entries, entry];
			this.#trouble = null;
		} catch (error) {
			if (!(error instanceof StoreError)) throw error;
			this.#trouble = error.reason;
		}
	}
}
