/** Keeps an observer's sheet on the server after every tick: the latest one, one request at a time, again when the network comes back. */
import type { Ticks } from '../core/score/roleplay/ticks.ts';
import type { SheetPlace } from './observing.svelte.ts';

/** Milliseconds. */
const pause = 400;
const again = 3_000;

export class SheetSync implements SheetPlace {
	readonly #address: string;
	readonly #first: Ticks;
	readonly #blank: () => Ticks;
	readonly #fetch: typeof fetch;
	#waiting: Ticks | null = null;
	#sending = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#unsent = $state(false);
	#refused = $state(false);

	/** @param first as the server has it; @param blank what is sent when the sheet is cleared */
	constructor(
		address: string,
		first: Ticks,
		blank: () => Ticks,
		fetcher: typeof fetch = (...asked) => fetch(...asked),
	) {
		this.#address = address;
		this.#first = first;
		this.#blank = blank;
		this.#fetch = fetcher;
	}

	/** Whether something has not got through yet. */
	get unsent(): boolean {
		return this.#unsent;
	}
	/** The server would not have it: somebody took the right away, or the scenario is another. */
	get refused(): boolean {
		return this.#refused;
	}

	get(): Promise<unknown> {
		return Promise.resolve(this.#first);
	}

	put(_key: string, value: Ticks): void {
		this.#waiting = value;
		this.#unsent = true;
		this.#soon(pause);
	}

	remove(key: string): void {
		this.put(key, this.#blank());
	}

	#soon(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), wait);
	}

	async #send(): Promise<void> {
		const ticks = this.#waiting;
		if (!ticks || this.#sending) return;
		this.#sending = true;
		const answer = await this.#fetch(this.#address, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(ticks),
			keepalive: true,
		}).catch(() => null);
		this.#sending = false;
		if (!answer || answer.status >= 500) return this.#soon(again);
		this.#refused = !answer.ok;
		if (this.#waiting === ticks) {
			this.#waiting = null;
			this.#unsent = false;
		} else this.#soon(0);
	}
}
