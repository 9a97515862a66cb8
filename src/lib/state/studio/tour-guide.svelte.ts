/** The tour beside one manuscript: which step one is at, and how far one came. It only ever goes forward, so that a half-written line takes nothing back. */
import { placeOfStep, toldSteps, typedIn, type ToldStep } from '../../core/scenario/tour-text.ts';
import { stepAt, tourSteps, type TourStep } from '../../core/scenario/tour.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import type { Workbench } from './workbench.svelte.ts';

/** What the tour asks of the disk; only reading has to be waited for. */
export interface TourPlace {
	/** How far the tour of a manuscript came; null where there is none. */
	reached(manuscript: string): Promise<number | null>;
	keep(manuscript: string, reached: number): void;
	forget(manuscript: string): void;
	/** Whether a scenario is on the shelf, and whether it was played to its end. */
	fate(scenario: string): Promise<{ published: boolean; practised: boolean }>;
}

export type TourSources = Readonly<Record<Language, string>>;

export class TourGuide {
	readonly #bench: Workbench;
	readonly #place: TourPlace;
	readonly #told: Readonly<Record<Language, ToldStep[]>>;
	#fate = $state.raw({ published: false, practised: false });
	/** Place of the step that is shown; the number of steps when all are done. */
	at = $state(0);

	constructor(bench: Workbench, place: TourPlace, sources: TourSources, reached: number) {
		this.#bench = bench;
		this.#place = place;
		this.#told = { zh: toldSteps(sources.zh), en: toldSteps(sources.en) };
		this.at = Math.min(Math.max(0, Math.trunc(reached) || 0), tourSteps.length);
	}

	get count(): number {
		return tourSteps.length;
	}

	get step(): TourStep | null {
		return tourSteps[this.at] ?? null;
	}

	/** The step in the reader's language; what is to be written is in the file's. */
	told(locale: Language, at = this.at): ToldStep | null {
		const step = this.#told[locale][at];
		return step ? { ...step, snippet: this.#told[this.#bench.language][at]?.snippet ?? null } : null;
	}

	/** Whether the text cannot be read as a scenario at all. */
	get unread(): boolean {
		return !this.#bench.checking && this.#bench.scenario === null;
	}

	/** Goes on as far as the scenario is. */
	follow(): void {
		const { scenario, findings, checking } = this.#bench;
		const now = stepAt(scenario && { scenario, findings, whole: !checking, ...this.#fate });
		if (now <= this.at) return;
		this.at = now;
		this.#place.keep(this.#bench.id, now);
	}

	/** Asks the disk what became of the scenario. */
	async look(): Promise<void> {
		const id = this.#bench.scenario?.id;
		if (id) this.#fate = await this.#place.fate(id).catch(() => this.#fate);
	}

	/** Writes the step's piece into the text. */
	type(): void {
		const snippet = this.#told[this.#bench.language][this.at]?.snippet;
		if (!this.step || !snippet) return;
		const { path } = this.#bench;
		const { text, from, to } = typedIn(this.#bench.text, this.step, snippet);
		this.#bench.edit(path, text);
		this.#bench.jump = { path, start: from, end: to };
	}

	/** Shows where the step's piece goes. */
	show(): void {
		if (!this.step) return;
		const { path, text } = this.#bench;
		const place = placeOfStep(text, this.step);
		const start = text.slice(0, place).trimEnd().length;
		this.#bench.jump = { path, start, end: start };
	}

	stop(): void {
		this.#place.forget(this.#bench.id);
	}
}
