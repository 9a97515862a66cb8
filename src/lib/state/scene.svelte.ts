import type { Channel, Scenario } from '../core/scenario/scenario.ts';
import { specialFor } from '../core/machine/offer.ts';
import type { Exchange } from '../core/run/script.ts';
import { addDays } from '../core/scenario/calendar.ts';
import { systemClock, type Clock } from './clock.svelte.ts';
import type { Practise } from './practise.svelte.ts';

/** How a channel looks: a call, a chat, or people at a table (letters are told like those). */
export type Look = 'phone' | 'chat' | 'visit';

export function lookOf(channel: Channel): Look {
	return channel === 'phone' ? 'phone' : channel === 'wechat' ? 'chat' : 'visit';
}

/** Whether any of a talk may be more than a call. */
export function mayBeSeen({ channel, states }: Scenario): boolean {
	return [channel, ...states.map((state) => state.channel)].some((each) => each && each !== 'phone');
}

/** An exchange looks like the channel that it took place in. */
export function lookOfExchange(exchange: Exchange): Look {
	return lookOf(exchange.channel);
}

/** How long the other side's telephone rings, milliseconds: long enough to be heard as ringing, short enough not to be waited for. */
const ringing = 1600;
/** A first line younger than this when the page opens was called up just now: it rings. Older: the page was reloaded. */
const justNow = 5000;
/** A time is shown above a bubble after such a pause, milliseconds (as chat programs do). */
const pause = 5 * 60 * 1000;

/** What a scene is made of: a run that is played, or one that is watched. */
export type Staged = Pick<Practise, 'scenario' | 'run' | 'state' | 'exchanges' | 'coached' | 'lastMove' | 'changedAt'>;

/** The stage of the talk: what the head of the page shows, and when the customer's line is heard. */
export class TalkScene {
	readonly #practise: Staged;
	readonly #reduced: { readonly current: boolean };
	readonly #openedAt: number;
	/** The exchange whose call was answered last. */
	#answered = $state(-1);

	constructor(practise: Staged, reduced: { readonly current: boolean }, clock: Clock = systemClock) {
		this.#practise = practise;
		this.#reduced = reduced;
		this.#openedAt = clock.now();
	}

	get channel(): Channel {
		return this.#practise.state.snapshot?.channel ?? this.#practise.scenario.channel;
	}
	get look(): Look {
		return lookOf(this.channel);
	}
	get unanswered(): boolean {
		const { scenario, state } = this.#practise;
		return state.snapshot ? (scenario.states[state.snapshot.state]?.unanswered ?? false) : false;
	}

	/** Whether the call still rings: the line was chosen and stored, and is heard when the other side picks up. */
	get ringing(): boolean {
		const last = this.#practise.exchanges.at(-1);
		if (!last || last.key === this.#answered || this.#reduced.current || this.look !== 'phone') return false;
		const dials = last.mine === null || last.channelChange === 'phone';
		return dials && (this.#practise.lastMove !== null || this.#openedAt - this.#practise.changedAt < justNow);
	}

	/** Lets the call be answered after its time; an effect's cleanup. */
	watchRinging(): (() => void) | undefined {
		if (!this.ringing) return undefined;
		const key = this.#practise.exchanges.at(-1)?.key ?? -1;
		const timer = setTimeout(() => (this.#answered = key), ringing);
		return () => clearTimeout(timer);
	}

	/** The exchanges to show: while it rings, the last one without what the customer says. */
	get shown(): Exchange[] {
		const { exchanges } = this.#practise;
		const last = exchanges.at(-1);
		return this.ringing && last ? [...exchanges.slice(0, -1), { ...last, theirs: null, narration: [] }] : exchanges;
	}

	/** Who spoke last. */
	get speaker(): string {
		return (
			this.#practise.exchanges.findLast(({ theirs }) => theirs)?.theirs?.speaker ??
			this.#practise.scenario.customer.name
		);
	}

	/** Everybody who sits at the table: the customer and whoever else has spoken since. */
	get table(): { name: string; speaking: boolean }[] {
		const names = new Set([this.#practise.scenario.customer.name]);
		for (const { theirs } of this.#practise.exchanges)
			if (theirs && lookOf(theirs.channel) === 'visit') names.add(theirs.speaker);
		return [...names].map((name) => ({ name, speaking: name === this.speaker }));
	}

	get lastWords(): string {
		return this.#practise.exchanges.at(-1)?.theirs?.text.join('') ?? '';
	}

	/** The last reply asked for a commitment: the silence after it is the trainee's. */
	get patient(): boolean {
		return this.#practise.coached && (this.#practise.state.snapshot?.patient ?? false);
	}

	/** Seconds of silence that the scenario allows here; null when no clock runs. */
	get silenceSeconds(): number | null {
		const { scenario, state, run } = this.#practise;
		const snapshot = state.snapshot;
		if (!run.head.silence || !snapshot || snapshot.over || this.unanswered) return null;
		return specialFor(scenario, snapshot, 'silence')?.seconds ?? null;
	}

	/** The scenario's day and time of an exchange, when it stands after a pause, or where the scenario tells the time; else null. */
	timeOf(index: number): { day: string; clock: string } | null {
		const { exchanges, scenario } = this.#practise;
		const exchange = exchanges[index];
		const at = timeAt(exchange);
		const before = timeAt(exchanges[index - 1]);
		if (!exchange || at === null) return null;
		const told = exchange.time !== null || exchange.days > 0;
		if (index > 0 && !told && before !== null && at - before < pause) return null;
		const days = exchanges.slice(0, index + 1).reduce((sum, { days }) => sum + days, 0);
		// The clock of the story runs on from the last time that was told, as fast as the learner talks.
		const since = exchanges.slice(0, index + 1).findLast(({ time, days }) => time !== null || days > 0) ?? exchanges[0];
		const minutes = minutesOf(since?.time ?? morning) + Math.floor((at - (timeAt(since) ?? at)) / 60_000);
		const clock = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
		return { day: addDays(scenario.account.today, days), clock };
	}
}

/** A talk whose time is not told begins in the middle of the morning. */
const morning = '10:00';

function timeAt(exchange: Exchange | undefined): number | null {
	return exchange?.mine?.at ?? exchange?.theirs?.at ?? null;
}

function minutesOf(clock: string): number {
	const [hours = 0, minutes = 0] = clock.split(':').map(Number);
	return hours * 60 + minutes;
}
