import { accepted, type Breach } from '../../core/score/accept.ts';
import type { StudioFile } from '../../store/rows.ts';
import { scenarioFiles } from './checked.ts';
import { Errand } from './errand.ts';
import { rehearsalNamed, type Rehearsed, type RehearsalsAnswer, type RehearsalsRequest } from './rehearsals-run.ts';
import type { Workbench } from './workbench.svelte.ts';

/** What may be known of a rehearsal: how it went the last time, and whether it was changed since, or the scenario was. */
export interface Listed {
	path: string;
	name: string;
	language: 'zh' | 'en';
	text: string;
	/** null: it was never played. */
	played: Rehearsed | null;
	stale: boolean;
}

/** After the last key, before everything is played again, milliseconds. */
const rest = 700;

/** The rehearsals of a manuscript while its page is open: played apart, told one by one. */
export class Rehearsals {
	readonly #bench: Workbench;
	readonly #errand: Errand<RehearsalsRequest, RehearsalsAnswer>;
	#played = $state.raw<ReadonlyMap<string, Rehearsed>>(new Map());
	/** Of which texts that is. */
	#sources = $state.raw<Partial<Record<'zh' | 'en', string>>>({});
	#asked = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	running = $state(false);
	/** One took so long that it was stopped. */
	ranAway = $state(false);
	/** What was deleted last, to be put back. */
	removed = $state.raw<StudioFile | null>(null);

	constructor(bench: Workbench) {
		this.#bench = bench;
		this.#errand = new Errand<RehearsalsRequest, RehearsalsAnswer>(() => this.hire(), {
			isLast: ({ kind }) => kind === 'done',
			onanswer: (answer) => this.#told(answer),
			onrunaway: () => {
				this.running = false;
				this.ranAway = true;
			},
		});
	}

	/** Those in the language that is worked on come first. */
	readonly list: Listed[] = $derived.by(() => {
		const { language } = this.#bench;
		return this.#all.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
	});

	readonly #all: Listed[] = $derived.by(() =>
		this.#bench.files.flatMap(({ path, text }) => {
			const named = rehearsalNamed(path);
			if (!named) return [];
			const played = this.#played.get(path) ?? null;
			const source = scenarioFiles(this.#bench.files)[named.language];
			const stale = played !== null && (played.text !== text || this.#sources[named.language] !== source);
			return [{ path, ...named, text, played, stale }];
		}),
	);

	/** How many do not play as written, of those that were played. */
	readonly broken: number = $derived(
		this.list.filter(({ played }) => played && (played.parts.length > 0 || played.missing !== null)).length,
	);

	/** Plays all of them; what was asked before and is not done gives way. */
	run(): void {
		clearTimeout(this.#timer);
		const sources = scenarioFiles(this.#bench.files);
		const plays = this.list.map(({ path, text }) => ({ path, text }));
		this.ranAway = false;
		if (plays.length === 0) return;
		this.running = true;
		this.#sources = sources;
		this.#asked += 1;
		this.#errand.ask({ number: this.#asked, sources, plays });
	}

	/** Plays all of them once the hand rests. */
	runSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.run(), rest);
	}

	/** The outcome becomes what is expected. False when the author has to decide. */
	accept(path: string, breach: Breach): boolean {
		const text = accepted(this.#bench.textOf(path), breach);
		if (text === null) return false;
		this.#bench.edit(path, text);
		return true;
	}

	/** The rehearsals that part in the very same way, and can all be mended so. */
	alike(breach: Breach): Listed[] {
		const wanted = wordOf(breach);
		return this.list.filter(
			({ played, stale }) => !stale && played?.parts.some((part) => part.acceptable && wordOf(part.breach) === wanted),
		);
	}

	/** The outcome becomes what all of them expect. */
	acceptAlike(breach: Breach): void {
		const wanted = wordOf(breach);
		for (const { path, played } of this.alike(breach)) {
			const own = played?.parts.find((part) => part.acceptable && wordOf(part.breach) === wanted);
			if (own) this.accept(path, own.breach);
		}
	}

	remove(path: string): void {
		const text = this.#bench.textOf(path);
		this.removed = { path, text };
		this.#bench.remove(path);
	}

	putBack(): void {
		if (this.removed) this.#bench.edit(this.removed.path, this.removed.text);
		this.removed = null;
	}

	/** Lets go of the worker; it comes back when it is asked. */
	close(): void {
		clearTimeout(this.#timer);
		this.#errand.stop();
		this.running = false;
	}

	hire(): Worker {
		return new Worker(new URL('./rehearsals.worker.ts', import.meta.url), { type: 'module' });
	}

	#told(answer: RehearsalsAnswer): void {
		if (answer.number !== this.#asked) return;
		if (answer.kind === 'done') this.running = false;
		else this.#played = new Map(this.#played).set(answer.played.path, answer.played);
	}
}

/** Equal for what parts in the same way, wherever it stands. */
function wordOf({ code, params }: Breach): string {
	return JSON.stringify([code, params]);
}
