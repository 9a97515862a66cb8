/** The recogniser with its model, for free talks alone: pages load this file when they need it, and it fetches the model, telling how far it is. */
import { decodeModel, type EncodedModel } from '../core/act/hearing/model.ts';
import { Recogniser } from '../core/act/hearing/recognise.ts';
import type { Language } from '../core/scenario/scenario.ts';
import { languagesHeard, modelAddress } from './heard-languages.ts';

/** missing: there is no model of this language. failed: what is needed could not be fetched. */
export type EarState = 'waiting' | 'loading' | 'ready' | 'failed' | 'missing';

/** Fetches something and tells how much of it is there, 0 to 1; null while its length is not known. */
export type Fetcher = (address: string, onprogress: (share: number | null) => void) => Promise<string>;

/** Of each language once: a model is large, and the same for every talk. */
const known = new Map<Language, Promise<Recogniser>>();

export class Ear {
	readonly language: Language;
	readonly #fetcher: Fetcher;
	readonly #kept: Map<Language, Promise<Recogniser>>;
	#state = $state<EarState>('waiting');
	#share = $state<number | null>(null);
	#recogniser: Recogniser | null = null;

	/** @param kept where recognisers stay for the next talk */
	constructor(language: Language, fetcher: Fetcher = fetched, kept = known) {
		this.language = language;
		this.#fetcher = fetcher;
		this.#kept = kept;
		if (!languagesHeard.includes(language)) this.#state = 'missing';
	}

	get state(): EarState {
		return this.#state;
	}
	/** How much of the model is there, 0 to 1; null while that is not known. */
	get share(): number | null {
		return this.#share;
	}
	/** null until it is ready. */
	get recogniser(): Recogniser | null {
		return this.#state === 'ready' ? this.#recogniser : null;
	}

	/** Fetches what is missing; may be called again after it failed. Never rejects. */
	async open(): Promise<void> {
		if (this.#state !== 'waiting' && this.#state !== 'failed') return;
		this.#state = 'loading';
		let loading = this.#kept.get(this.language);
		if (!loading) this.#kept.set(this.language, (loading = this.#load()));
		try {
			this.#recogniser = await loading;
			this.#state = 'ready';
		} catch {
			this.#kept.delete(this.language);
			this.#state = 'failed';
		}
	}

	async #load(): Promise<Recogniser> {
		const text = await this.#fetcher(await modelAddress(this.language), (share) => (this.#share = share));
		// Throws when it is none, or of another form than this code reads.
		return new Recogniser(decodeModel(JSON.parse(text) as EncodedModel));
	}
}

async function fetched(address: string, onprogress: (share: number | null) => void): Promise<string> {
	const answer = await fetch(address);
	if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
	// Of a compressed answer the header tells the compressed length: then nothing is known of how far it is.
	const length = answer.headers.has('content-encoding') ? NaN : Number(answer.headers.get('content-length') ?? NaN);
	const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return text;
		text += value;
		onprogress(length > 0 ? Math.min(1, text.length / length) : null);
	}
}
