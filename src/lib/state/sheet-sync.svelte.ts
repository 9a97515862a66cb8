/** Keeps an observer's sheet on the server after every tick: the latest one, one request at a time, again when the network comes back. */
import type { Ticks } from '../core/score/roleplay/ticks.ts';
import type { SheetPlace } from './observing.svelte.ts';

/** Milliseconds. */
const pause = 400;
const again = 3_000;
const longestPause = 60_000;
/** A server that fails so often over one and the same sheet will not get over it. */
const mostFailures = 4;
/** Said by what stands between, or by a server that is not up: the sheet has nothing to do with it. */
const passing = [502, 503, 504];

/** Why the server does not have it. older: somebody else changed the sheet since; refused: they may not tick it; failed: it cannot be kept. */
export type SheetTrouble = 'older' | 'refused' | 'failed';

export class SheetSync implements SheetPlace {
	readonly #address: string;
	readonly #first: Ticks;
	readonly #blank: () => Ticks;
	readonly #fetch: typeof fetch;
	/** When that was kept which the sheet here grew from: the server wants no sheet that grew from an older one. */
	#at: number;
	#waiting: Ticks | null = null;
	/** What went out and was never answered: it may be kept already, so it goes once more before what came after it. */
	#unanswered: Ticks | null = null;
	#tries = 0;
	#sending = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#unsent = $state(false);
	#trouble = $state<SheetTrouble | null>(null);

	/** @param first as the server has it, kept at that time; @param blank what is sent when the sheet is cleared */
	constructor(
		address: string,
		first: { ticks: Ticks; at: number },
		blank: () => Ticks,
		fetcher: typeof fetch = (...asked) => fetch(...asked),
	) {
		this.#address = address;
		this.#first = first.ticks;
		this.#at = first.at;
		this.#blank = blank;
		this.#fetch = fetcher;
	}

	/** Whether something has not got through yet, and will be sent again. */
	get unsent(): boolean {
		return this.#unsent && this.#trouble !== 'older';
	}
	get trouble(): SheetTrouble | null {
		return this.#trouble;
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

	/** The line is there again: what waits goes at once. */
	retry(): void {
		this.#tries = 0;
		if (this.#waiting) this.#soon(0);
	}

	/** The sheet here takes the place of what somebody else kept. */
	overwrite(): void {
		if (this.#trouble !== 'older') return;
		this.#trouble = null;
		this.retry();
	}

	#soon(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), wait);
	}

	async #send(): Promise<void> {
		const ticks = this.#unanswered ?? this.#waiting;
		if (!ticks || this.#sending || this.#trouble === 'older') return;
		this.#sending = true;
		const answer = await this.#fetch(this.#address, {
			method: 'PUT',
			headers: { 'content-type': 'application/json', 'if-match': `"${this.#at}"` },
			body: JSON.stringify(ticks),
			keepalive: true,
		}).catch(() => null);
		const told = answer && ((await answer.json().catch(() => null)) as { at?: number } | null);
		this.#sending = false;
		this.#tries++;
		if (!answer || passing.includes(answer.status) || (answer.status >= 500 && this.#tries < mostFailures)) {
			this.#unanswered = ticks;
			return this.#soon(Math.min(again * 2 ** (this.#tries - 1), longestPause));
		}
		this.#tries = 0;
		this.#unanswered = null;
		if (told?.at !== undefined) this.#at = told.at;
		this.#trouble = answer.ok ? null : answer.status === 412 ? 'older' : answer.status >= 500 ? 'failed' : 'refused';
		if (this.#trouble === 'older') return;
		if (this.#waiting === ticks) {
			this.#waiting = null;
			this.#unsent = false;
		} else this.#soon(0);
	}
}
