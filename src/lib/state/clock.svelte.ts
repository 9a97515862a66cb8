/** The one clock of the pages: what reads it can be given another in a test. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A second hand: `elapsed` goes on from where it stood, once a second while `run` is in force. */
export class Stopwatch {
	readonly #clock: Clock;
	readonly #since: number;
	#now = $state(0);

	/** @param ran milliseconds that it shows at the start */
	constructor(ran: number, clock: Clock = systemClock) {
		this.#clock = clock;
		this.#now = clock.now();
		this.#since = this.#now - ran;
	}

	/** Whole seconds, never negative. */
	get elapsed(): number {
		return Math.max(0, Math.floor((this.#now - this.#since) / 1000));
	}

	/** Starts ticking; call what it returns to stop (an effect's cleanup). */
	run(): () => void {
		const timer = setInterval(() => (this.#now = this.#clock.now()), 1000);
		return () => clearInterval(timer);
	}
}
