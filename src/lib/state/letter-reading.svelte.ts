import type { LetterPart } from '../core/letter/letter.ts';
import { readWritten } from '../core/run/read-written.ts';
import type { WrittenWork } from '../core/run/written-work.ts';
import type { Ear } from './ear.svelte.ts';

/** So long after the last key a text is read, milliseconds: nobody wants to be told in the middle of a word. */
const pause = 700;

/** A text that is being written, read again after every pause. */
export class LetterReading {
	readonly work: WrittenWork;
	readonly #ear: Ear;
	readonly #pause: number;
	#text = $state('');
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #parts: LetterPart[] = $derived.by(() => readWritten(this.#text, this.work, this.#ear.recogniser));

	constructor(work: WrittenWork, ear: Ear, wait = pause) {
		this.work = work;
		this.#ear = ear;
		this.#pause = wait;
	}

	/** What was read last. */
	get text(): string {
		return this.#text;
	}
	/** The parts of that text; the tone is heard as soon as the ear is there. */
	get parts(): LetterPart[] {
		return this.#parts;
	}
	get ear(): Ear {
		return this.#ear;
	}

	/** Reads a text after the pause, unless another one comes before. An empty one is taken at once. */
	write(text: string): void {
		clearTimeout(this.#timer);
		if (text.trim() === '') this.#text = '';
		else {
			void this.#ear.open();
			this.#timer = setTimeout(() => (this.#text = text), this.#pause);
		}
	}

	/** Reads a text now. */
	read(text: string): void {
		clearTimeout(this.#timer);
		this.#text = text;
		if (text.trim() !== '') void this.#ear.open();
	}

	/** Forgets what was not read yet. */
	stop(): void {
		clearTimeout(this.#timer);
	}
}
