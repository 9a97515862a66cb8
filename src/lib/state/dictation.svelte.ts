import type { Language } from '../core/scenario/scenario.ts';
import type { SayingPlace } from './free-talk.svelte.ts';

/** What of the browser's own speech recognition is used here; not all browsers have it, and TypeScript's list of their parts neither. */
export interface SpeechHearing {
	lang: string;
	continuous: boolean;
	interimResults: boolean;
	onresult: ((event: SpeechHeard) => void) | null;
	onerror: ((event: { error: string }) => void) | null;
	onend: (() => void) | null;
	start(): void;
	stop(): void;
	abort(): void;
}

export interface SpeechHeard {
	resultIndex: number;
	results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

/** forbidden: the microphone is not given. no-microphone: there is none. unreachable: its maker's service does not answer. unheard: nobody spoke. */
export type DictationTrouble = 'forbidden' | 'no-microphone' | 'unreachable' | 'unheard' | 'failed';

const troubles: Readonly<Record<string, DictationTrouble>> = {
	'not-allowed': 'forbidden',
	'service-not-allowed': 'forbidden',
	'audio-capture': 'no-microphone',
	network: 'unreachable',
	'language-not-supported': 'unreachable',
	'no-speech': 'unheard',
};

/** As the browser wants it named. */
const spoken: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Where the agreement is kept. */
const consentKey = 'consent:dictation';

/** Speaking instead of typing, by the browser's own recognition. Off until the learner agrees, since what is said may go to the browser's maker. */
export class Dictation {
	readonly #make: (() => SpeechHearing) | null;
	readonly #place: SayingPlace;
	readonly #language: Language;
	readonly #onwords: (words: string) => void;
	#hearing: SpeechHearing | null = null;
	#agreed = $state(false);
	#listening = $state(false);
	#interim = $state('');
	#trouble = $state<DictationTrouble | null>(null);

	/**
	 * @param make null where the browser has no recognition
	 * @param onwords gets what was heard for good, piece by piece
	 */
	constructor(
		make: (() => SpeechHearing) | null,
		place: SayingPlace,
		language: Language,
		onwords: (words: string) => void,
	) {
		this.#make = make;
		this.#place = place;
		this.#language = language;
		this.#onwords = onwords;
	}

	get available(): boolean {
		return this.#make !== null;
	}
	get agreed(): boolean {
		return this.#agreed;
	}
	get listening(): boolean {
		return this.#listening;
	}
	/** What is being heard, and may still change. */
	get interim(): string {
		return this.#interim;
	}
	get trouble(): DictationTrouble | null {
		return this.#trouble;
	}

	/** Remembers whether the learner agreed before. */
	async recall(): Promise<void> {
		this.#agreed = (await this.#place.get(consentKey).catch(() => undefined)) === true;
	}

	agree(): void {
		this.#agreed = true;
		this.#place.put(consentKey, true);
	}

	/** The agreement is taken back: what is being heard is thrown away. */
	withdraw(): void {
		this.#agreed = false;
		this.#place.remove(consentKey);
		this.#hearing?.abort();
		this.#end();
	}

	start(): void {
		if (!this.#make || !this.#agreed || this.#listening) return;
		const hearing = this.#make();
		hearing.lang = spoken[this.#language];
		hearing.continuous = true;
		hearing.interimResults = true;
		// One that was left goes on telling for a moment.
		const own = () => this.#hearing === hearing;
		hearing.onresult = (event) => own() && this.#take(event);
		hearing.onerror = ({ error }) => {
			if (own() && error !== 'aborted') this.#trouble = troubles[error] ?? 'failed';
		};
		hearing.onend = () => own() && this.#end();
		this.#trouble = null;
		this.#hearing = hearing;
		this.#listening = true;
		try {
			hearing.start();
		} catch {
			this.#trouble = 'failed';
			this.#end();
		}
	}

	/** What was heard until now still comes. */
	stop(): void {
		this.#hearing?.stop();
	}

	/** Nothing more comes of it: the words were sent, or the page is left. */
	drop(): void {
		this.#hearing?.abort();
		this.#end();
	}

	#take({ resultIndex, results }: SpeechHeard): void {
		let interim = '';
		for (let at = resultIndex; at < results.length; at++) {
			const result = results[at];
			const words = result?.[0]?.transcript ?? '';
			if (result?.isFinal) this.#onwords(words);
			else interim += words;
		}
		this.#interim = interim;
	}

	#end(): void {
		this.#hearing = null;
		this.#listening = false;
		this.#interim = '';
	}
}

/** The browser's recognition, whatever it is called there; null where there is none. */
export function browserHearing(scope: object = globalThis): (() => SpeechHearing) | null {
	const found: unknown = Reflect.get(scope, 'SpeechRecognition') ?? Reflect.get(scope, 'webkitSpeechRecognition');
	return typeof found === 'function' ? () => new (found as new () => SpeechHearing)() : null;
}
