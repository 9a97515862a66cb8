/** A phone's vote in a group: kept here until the server has it, whatever the network does meanwhile. */
import { Unsent, type Place } from './unsent.ts';

export interface Chosen {
	step: number;
	reply: number;
	/** waiting: not there yet; taken: counted; refused: the class was stopped or had moved on. */
	is: 'waiting' | 'taken' | 'refused';
}

/** Milliseconds before a vote that did not get through is sent again. */
const again = 2_000;

export class ClassVote {
	readonly #address: string;
	readonly #fetch: typeof fetch;
	readonly #unsent: Unsent<{ step: number; reply: number }>;
	#chosen = $state.raw<Chosen | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param taken what the server has of this phone already */
	constructor(
		address: string,
		taken: { step: number; reply: number } | null,
		fetcher: typeof fetch = (...asked) => fetch(...asked),
		place?: Place,
	) {
		this.#address = address;
		this.#fetch = fetcher;
		this.#unsent = new Unsent(address, ['step', 'reply'], place);
		this.#chosen = taken && { ...taken, is: 'taken' };
	}

	/** Votes once more what never got through before the page was loaded anew; nothing where the class stands at another step by now. */
	async resume(step: number): Promise<void> {
		const unsent = this.#unsent.find();
		if (unsent?.step === step) await this.choose(step, unsent.reply);
		else this.#unsent.keep(null);
	}

	/** What this phone said at a step; null when nothing. */
	at(step: number): Chosen | null {
		return this.#chosen?.step === step ? this.#chosen : null;
	}

	async choose(step: number, reply: number): Promise<void> {
		clearTimeout(this.#timer);
		const chosen: Chosen = { step, reply, is: 'waiting' };
		this.#chosen = chosen;
		this.#unsent.keep({ step, reply });
		const answer = await this.#fetch(this.#address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ step, reply }),
		}).catch(() => null);
		// Another one was chosen meanwhile.
		if (this.#chosen !== chosen) return;
		if (answer && answer.status < 500) {
			this.#chosen = { ...chosen, is: answer.ok ? 'taken' : 'refused' };
			this.#unsent.keep(null);
		} else this.#timer = setTimeout(() => void this.choose(step, reply), again);
	}

	/** The line is there again: what waits goes at once. */
	retry(): void {
		if (this.#chosen?.is === 'waiting') void this.choose(this.#chosen.step, this.#chosen.reply);
	}

	/** Sends nothing any more. */
	end(): void {
		clearTimeout(this.#timer);
	}
}
