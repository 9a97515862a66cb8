import type { Recogniser } from '../core/act/hearing/recognise.ts';
import { longestReply } from '../core/act/hearing/normalise.ts';
import type { SecondHearing } from '../core/act/hearing/other-ear.ts';
import { lastWords } from '../core/run/last-words.ts';
import { Listener } from '../core/run/listen.ts';
import { secondedOf } from '../store/seconded-of.ts';
import { systemClock, type Clock } from './clock.svelte.ts';
import type { Practise } from './practise.svelte.ts';
import type { SecondQuestion } from './second-ear.svelte.ts';

/** Where a reply half written is kept; only reading has to be waited for. */
export interface SayingPlace {
	get(key: string): Promise<unknown>;
	put(key: string, value: unknown): void;
	remove(key: string): void;
}

/** too-long: more than is listened to at once. nowhere: nothing in this scenario can take it up. */
export type SayingProblem = 'too-long' | 'nowhere';

/** Asks another ear what it hears; null when it may not be asked. */
export type Asking = (question: SecondQuestion) => Promise<SecondHearing | null>;

/** Somebody who paused so long at the keys is no longer writing, milliseconds. */
const thinking = 4000;

/** What is left is told from here on. */
const nearLimit = 200;

/** The trainee's side of a free talk: what is being written, kept through a reload, and given when it is sent. */
export class FreeTalk {
	readonly #practise: Practise;
	readonly #place: SayingPlace;
	readonly #clock: Clock;
	#listener: Listener | null = null;
	#text = $state('');
	#nowhere = $state(false);
	#touchedAt = -Infinity;
	#sending = $state(false);

	private constructor(practise: Practise, place: SayingPlace, clock: Clock, text: string) {
		this.#practise = practise;
		this.#place = place;
		this.#clock = clock;
		this.#text = text;
	}

	/** With what was being written when the page was left. A disk that refuses is as good as an empty one. */
	static async open(practise: Practise, place: SayingPlace, clock: Clock = systemClock): Promise<FreeTalk> {
		practise.marks = secondedOf;
		const kept = await place.get(FreeTalk.keyOf(practise.run.head.id)).catch(() => undefined);
		return new FreeTalk(practise, place, clock, typeof kept === 'string' ? kept : '');
	}

	static keyOf(run: string): string {
		return `say:${run}`;
	}

	get text(): string {
		return this.#text;
	}
	set text(text) {
		if (text === this.#text) return;
		this.#text = text;
		this.#nowhere = false;
		this.touch();
		const key = FreeTalk.keyOf(this.#practise.run.head.id);
		// At every change, not a little later: a page that is closed in between would lose what was typed last.
		if (text === '') this.#place.remove(key);
		else this.#place.put(key, text);
	}

	get problem(): SayingProblem | null {
		if (this.#text.length > longestReply) return 'too-long';
		return this.#nowhere ? 'nowhere' : null;
	}

	/** How many characters may still be written, once that matters; negative when there are too many. */
	get left(): number | null {
		const left = longestReply - this.#text.length;
		return left <= nearLimit ? left : null;
	}

	get ready(): boolean {
		return this.#text.trim() !== '' && this.problem === null;
	}

	/** The trainee is at it: a key was pressed, or a word was dictated. */
	touch(): void {
		this.#touchedAt = this.#clock.now();
	}

	/** Whether somebody is at it now: that is no silence. */
	get busy(): boolean {
		return this.#sending || this.#clock.now() - this.#touchedAt < thinking;
	}

	/** Whether what was written is on its way. */
	get sending(): boolean {
		return this.#sending;
	}

	/**
	 * Says what was written. Resolves to whether it was said; what was not stays where it is.
	 * @param second asks another ear; null where there is none, or it may not be asked
	 */
	async send(recogniser: Recogniser, second: Asking | null = null): Promise<boolean> {
		const before = this.#practise.state;
		if (!this.ready || this.#sending || !before.snapshot) return false;
		const text = this.#text.trim();
		const { scenario } = this.#practise;
		const customer = lastWords(scenario, before.steps);
		this.#sending = true;
		try {
			const { language, summary: situation } = scenario;
			const other = second && (await second({ text, customer, language, situation }));
			// While the other ear listened, the talk went on without it: a reply was taken back, or somebody hung up.
			if (this.#practise.state !== before) return false;
			this.#listener ??= new Listener(scenario, recogniser);
			const listened = this.#listener.hear(text, before.snapshot, customer, other);
			if (!listened) {
				this.#nowhere = true;
				return false;
			}
			await this.#practise.tell(listened);
			// Another turn was being written, or another tab went on with the run.
			if (this.#practise.state === before) return false;
			this.text = '';
			return true;
		} finally {
			this.#sending = false;
		}
	}
}
