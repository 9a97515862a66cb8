import { StoreError } from '../../store/error.ts';
import type { StudioFile } from '../../store/rows.ts';
import type { Manuscripts } from '../../store/studio/manuscripts.ts';
import { systemClock, type Clock } from '../clock.svelte.ts';

/** What the versions are of: a manuscript that is open. */
export interface Kept {
	readonly id: string;
	readonly files: readonly StudioFile[];
	/** Counts what enters its history. */
	milestones: number;
}

/** Milliseconds of writing after which a version is kept by itself. */
export const everySoOften = 10 * 60_000;

/** Keeps versions of a manuscript while it is open: as it was found, and every so often while it is written. */
export class VersionKeeper {
	readonly #of: Kept;
	readonly #store: Manuscripts;
	readonly #clock: Clock;
	#last: number;

	constructor(of: Kept, store: Manuscripts, clock: Clock = systemClock) {
		this.#of = of;
		this.#store = store;
		this.#clock = clock;
		this.#last = clock.now();
	}

	/** Call what it returns to stop. */
	start(): () => void {
		void this.keep();
		const timer = setInterval(() => void this.look(), 60_000);
		return () => clearInterval(timer);
	}

	/** Keeps one if it is time. */
	async look(): Promise<void> {
		if (this.#clock.now() - this.#last >= everySoOften) await this.keep();
	}

	/** Keeps how things are, if they changed since the last version. That the disk refuses is told where the text is saved; here it only means that there is none. */
	async keep(): Promise<void> {
		this.#last = this.#clock.now();
		try {
			if (await this.#store.keepChanged(this.#of.id, this.#of.files, null, this.#last)) this.#of.milestones += 1;
		} catch (error) {
			if (!(error instanceof StoreError)) throw error;
		}
	}
}
