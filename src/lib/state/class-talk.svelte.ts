/** A talk of one's own in a live class: played here by the same core as every run, and told to the server, whose log counts. */
import { giving } from '../core/board/class/beginning.ts';
import { classOptions } from '../core/board/class/offer.ts';
import type { ClassOption } from '../core/board/class/view.ts';
import { LiveRun } from '../core/run/live.ts';
import type { Entry, RunHead } from '../core/run/log.ts';
import { scriptOf, type Exchange } from '../core/run/script.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { systemClock, type Clock } from './clock.svelte.ts';
import { Unsent, type Place } from './unsent.ts';

/** Milliseconds before a reply that did not get through is sent again. */
const again = 2_000;

export class ClassTalk {
	readonly head: RunHead;
	readonly #scenario: Scenario;
	readonly #address: string;
	readonly #fetch: typeof fetch;
	readonly #clock: Clock;
	/** Of this very class: a code may be another one's by now. */
	readonly #unsent: Unsent<Said>;
	#live = $state.raw() as LiveRun;
	/** A reply that the server has not confirmed: no further one is taken before. */
	#waiting = $state.raw<Said | null>(null);
	/** Whether it was tried, and did not get through. */
	#stuck = $state(false);
	/** What the server said no to last. */
	#refused = $state<string | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	private constructor(
		address: string,
		told: Told & { scenario: Scenario },
		fetcher: typeof fetch,
		clock: Clock,
		place?: Place,
	) {
		this.#address = address;
		this.#unsent = new Unsent(`say:${told.head.id}`, ['entries', 'reply'], place);
		this.#fetch = fetcher;
		this.#clock = clock;
		this.#scenario = told.scenario;
		this.head = told.head;
		this.#live = new LiveRun(told.scenario, told.head, told.log);
	}

	/**
	 * The talk as the server has it. A reply that was said before the page was loaded anew, and never got through, is said again where the talk still stands
	 * where it was said.
	 *
	 * @param address of the class. @throws when it cannot be had
	 */
	static async find(
		address: string,
		fetcher: typeof fetch = (...asked) => fetch(...asked),
		clock: Clock = systemClock,
		place?: Place,
	): Promise<ClassTalk> {
		const answer = await fetcher(`${address}/talk`);
		if (!answer.ok) throw new Error(`no talk: ${answer.status}`);
		const told = (await answer.json()) as Told & { scenario: Scenario };
		const talk = new ClassTalk(address, told, fetcher, clock, place);
		const unsent = talk.#unsent.find();
		if (unsent && unsent.entries === told.log.length && talk.options.some(({ index }) => index === unsent.reply))
			void talk.say(unsent.reply);
		else talk.#unsent.keep(null);
		return talk;
	}

	get scenario(): Scenario {
		return this.#live.scenario;
	}
	get exchanges(): Exchange[] {
		return scriptOf(this.#live.scenario, this.#live.state, this.#live.entries);
	}
	get options(): ClassOption[] {
		const { snapshot } = this.#live.state;
		return snapshot ? classOptions(this.#live.scenario, snapshot, this.head.seed) : [];
	}
	get over(): boolean {
		return this.#live.state.snapshot?.over ?? false;
	}
	/** Name of the state. */
	get state(): string {
		return this.#live.scenario.states[this.#live.state.snapshot?.state ?? 0]?.name ?? '';
	}
	get waiting(): boolean {
		return this.#waiting !== null;
	}
	/** What was said last is not there yet, and will be sent again. */
	get stuck(): boolean {
		return this.#stuck && this.#waiting !== null;
	}
	get refused(): string | null {
		return this.#refused;
	}

	/** The customer answers at once; the next reply waits until the server has this one. */
	async say(reply: number): Promise<void> {
		if (this.#waiting) return;
		const before = this.#live.entries;
		this.#live = giving(this.#scenario, this.head, before, reply, this.#clock.now());
		this.#waits({ entries: before.length, reply });
		await this.#send();
	}

	async #send(): Promise<void> {
		const said = this.#waiting;
		if (!said) return;
		clearTimeout(this.#timer);
		const answer = await this.#fetch(`${this.#address}/say`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(said),
		}).catch(() => null);
		if (this.#waiting !== said) return;
		if (!answer || answer.status >= 500) {
			this.#stuck = true;
			this.#timer = setTimeout(() => void this.#send(), again);
			return;
		}
		const told = (await answer.json().catch(() => ({}))) as { log?: Entry[]; refused?: string };
		this.#waits(null);
		this.#refused = told.refused ?? null;
		if (told.log) this.#takes(told.log);
		else await this.reload();
	}

	/** The line is there again: what waits goes at once. */
	retry(): void {
		if (this.#waiting) void this.#send();
	}

	/** The class was taken back, or the server knows better: its log is the one that counts. */
	async reload(): Promise<void> {
		const answer = await this.#fetch(`${this.#address}/talk?log`).catch(() => null);
		if (!answer?.ok) return;
		clearTimeout(this.#timer);
		this.#waits(null);
		this.#takes(((await answer.json()) as Told).log);
	}

	#waits(said: Said | null): void {
		this.#stuck = false;
		this.#waiting = said;
		this.#unsent.keep(said);
	}

	/** Sends nothing any more. */
	end(): void {
		clearTimeout(this.#timer);
	}

	/** The times are the server's; all else is mostly the same already. */
	#takes(log: readonly Entry[]): void {
		this.#live = new LiveRun(this.#scenario, this.head, log);
	}
}

/** A type, not an interface: it is kept as a record of numbers. */
type Said = {
	/** How long the log was. */
	entries: number;
	reply: number;
};

interface Told {
	head: RunHead;
	log: Entry[];
}
