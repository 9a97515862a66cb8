import { isModelName, secondFailures, type SecondHearing } from '../core/act/hearing/other-ear.ts';
import { placed, readSecond } from '../core/act/hearing/read-second.ts';
import type { Language } from '../core/scenario/scenario.ts';
import type { SayingPlace } from './free-talk.svelte.ts';

/** What the other ear is asked. */
export interface SecondQuestion {
	text: string;
	/** The line that it answers; null when nobody has said anything. */
	customer: string | null;
	language: Language;
	/** What the talk is about, in a sentence. */
	situation: string;
}

/** Where the agreement is kept: as the name of the model that it was given for. */
const consentKey = 'consent:second-ear';

/** The server's own limit is shorter: this is for a network that swallows the answer. Milliseconds. */
const patience = 35_000;

/** A stronger ear beside the browser's own. Off until the learner agrees, since what is said leaves this machine for it. */
export class SecondEar {
	/** What the server calls it. */
	readonly model: string;
	readonly #place: SayingPlace;
	readonly #fetch: typeof fetch;
	#agreed = $state(false);
	#waiting = $state<AbortController | null>(null);

	private constructor(model: string, agreed: boolean, place: SayingPlace, fetcher: typeof fetch) {
		this.model = model;
		this.#agreed = agreed;
		this.#place = place;
		this.#fetch = fetcher;
	}

	/** The server's, with what the learner agreed to before; null when it has none, or does not answer. */
	static async find(
		place: SayingPlace,
		fetcher: typeof fetch = (...asked) => fetch(...asked),
	): Promise<SecondEar | null> {
		const told: unknown = await fetcher('/ear')
			.then((response) => response.json())
			.catch(() => null);
		const model = own(own(told, 'ear'), 'model');
		if (typeof model !== 'string' || !isModelName(model)) return null;
		const consent = await place.get(consentKey).catch(() => undefined);
		return new SecondEar(model, consent === model, place, fetcher);
	}

	get agreed(): boolean {
		return this.#agreed;
	}
	/** Whether its answer is waited for. */
	get waiting(): boolean {
		return this.#waiting !== null;
	}

	agree(): void {
		this.#agreed = true;
		this.#place.put(consentKey, this.model);
	}

	/** The agreement is taken back: what is being heard is not waited for. */
	withdraw(): void {
		this.#agreed = false;
		this.#place.remove(consentKey);
		this.skip();
	}

	/** The answer is not waited for any longer. */
	skip(): void {
		this.#waiting?.abort();
	}

	/** What it hears; null when it may not be asked. Never rejects: one that cannot answer says why. */
	async hear(question: SecondQuestion): Promise<SecondHearing | null> {
		if (!this.#agreed) return null;
		const { model } = this;
		const waiting = new AbortController();
		const late = setTimeout(() => waiting.abort(), patience);
		this.#waiting = waiting;
		try {
			const response = await this.#fetch('/ear', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(question),
				signal: waiting.signal,
			});
			return hearingOf(await response.json(), question.text, model);
		} catch {
			return { model, failed: waiting.signal.aborted ? 'slow' : 'unreachable' };
		} finally {
			clearTimeout(late);
			if (this.#waiting === waiting) this.#waiting = null;
		}
	}
}

/** Our own server's answer, read as strictly as it read the other's: what is heard goes into a log that others decode. */
function hearingOf(answer: unknown, text: string, asked: string): SecondHearing {
	const told = own(answer, 'model');
	const model = typeof told === 'string' && isModelName(told) ? told : asked;
	const reason = own(answer, 'reason');
	const failed = secondFailures.find((each) => each === reason);
	if (failed) return { model, failed };
	const heard = readSecond(own(answer, 'heard'), text);
	return heard ? { model, acts: placed(heard, text) } : { model, failed: 'unreadable' };
}

function own(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : null;
}
