import { titleIn } from '../../core/scenario/head.ts';
import type { Range } from '../../core/scenario/finding.ts';
import type { Outline, OutlinedState } from '../../core/scenario/outline.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import { StoreError, type StoreReason } from '../../store/error.ts';
import type { ManuscriptRow, StudioFile } from '../../store/rows.ts';
import type { Manuscripts } from '../../store/studio/manuscripts.ts';
import { systemClock, type Clock } from '../clock.svelte.ts';
import {
	languageOfPath,
	scenarioFiles,
	unchecked,
	withAnswer,
	withFound,
	type CheckAnswer,
	type CheckedFile,
	type CheckRequest,
	type Stage,
} from './checked.ts';
import { Errand } from './errand.ts';

/** Where the text stands: `saved` on disk, `saving`, or why the disk refused. */
export type Saving = 'saved' | 'saving' | StoreReason;

/** A place that a pane asks the editor to show; a new object every time, so that the same place can be asked for twice. */
export interface Jump {
	path: string;
	/** UTF-16 units. */
	start: number;
	end: number;
}

/** The plays wait until nothing was typed for so long, milliseconds. */
const pauseBeforePlays = 700;

/** A scenario in the making while its page is open: its files, what is found in them, and whether the disk has them. */
export class Workbench {
	readonly id: string;
	readonly #store: Manuscripts;
	readonly #clock: Clock;
	readonly #checker: Errand<CheckRequest, CheckAnswer>;
	#row: ManuscriptRow;
	/** Counts the texts: what is said of an earlier one is not the last word. */
	#asked = 0;
	/** Whether the worker is at the plays: whoever types on does not wait for it. */
	#atPlay = false;
	/** Until the hands have rested for a moment; then, for longer. */
	#resting: ReturnType<typeof setTimeout> | undefined;
	#writing = false;
	#unwritten = false;

	/** All files, the scenario's before its rehearsals. */
	files = $state.raw<readonly StudioFile[]>([]);
	/** The file that is worked on. */
	path = $state('');
	saving = $state<Saving>('saved');
	/** What was found, by language; a file that was not checked yet has none. */
	checked = $state.raw<Partial<Record<Language, CheckedFile>>>({});
	/** Whether what is shown is older than the text; what only plays find comes later still. */
	checking = $state(false);
	/** Whether it is still to be found out what only plays show. */
	playing = $state(false);
	/** What took so long that it was stopped: the check of the ways through, or the plays after it. */
	ranAway = $state<'check' | 'plays' | null>(null);
	/** Whether the recogniser is asked too. */
	asksEar = $state(false);
	/** Whether it was asked in vain. */
	deaf = $state(false);
	jump = $state.raw<Jump | null>(null);
	/** Counts what enters the history while the manuscript is open, versions and publications, so that a list of them knows when it is old. */
	milestones = $state(0);
	/** Whether a view that needs the room may have the text's place too, where both could stand side by side. */
	spread = $state(true);
	/** Where the text cursor stands in the file that is worked on, UTF-16 units. */
	cursor = $state(0);

	constructor(row: ManuscriptRow, store: Manuscripts, clock: Clock = systemClock) {
		this.id = row.id;
		this.#row = row;
		this.#store = store;
		this.#clock = clock;
		this.files = row.files;
		this.path = row.files.find(({ path }) => languageOfPath(path))?.path ?? row.files[0]?.path ?? '';
		this.#checker = new Errand(() => this.hire(), {
			isLast: ({ last }) => last,
			onanswer: (answer) => this.#found(answer),
			onrunaway: (request) => this.#gaveUp(request),
		});
		this.check();
	}

	/** The manuscript of this id; null when there is none. Rejects with a StoreError. */
	static async open(id: string, store: Manuscripts, clock?: Clock): Promise<Workbench | null> {
		const row = await store.get(id);
		return row ? new Workbench(row, store, clock) : null;
	}

	get text(): string {
		return this.textOf(this.path);
	}

	/** The language of the file that is worked on; of a rehearsal, that in its name. */
	get language(): Language {
		return languageOfPath(this.path) ?? (/\.en\.play\.md$/.test(this.path) ? 'en' : 'zh');
	}

	/** The scenario as it could last be read in the language that is worked on; null before the first check and where nothing can be read. */
	get scenario(): Scenario | null {
		return this.checked[this.language]?.scenario ?? null;
	}

	get outline(): Outline | null {
		return this.checked[this.language]?.outline ?? null;
	}

	get findings(): CheckedFile['findings'] {
		return this.checked[this.language]?.findings ?? [];
	}

	/** As the front matter has it, that of the language worked on first; else as it was called before. */
	get title(): string {
		for (const path of [`${this.language}.md`, 'zh.md', 'en.md']) {
			const title = titleIn(this.textOf(path));
			if (title) return title;
		}
		return this.#row.title;
	}

	/** The state that the text cursor stands in. */
	get stateHere(): OutlinedState | null {
		if (!languageOfPath(this.path)) return null;
		let here: OutlinedState | null = null;
		for (const state of this.outline?.states ?? [])
			if (state.range && state.range.start.offset <= this.cursor) here = state;
		return here;
	}

	textOf(path: string): string {
		return this.files.find((file) => file.path === path)?.text ?? '';
	}

	/** A new text for a file; a file that was not there is added. */
	edit(path: string, text: string): void {
		if (this.files.some((file) => file.path === path)) {
			if (this.textOf(path) === text) return;
			this.files = this.files.map((file) => (file.path === path ? { path, text } : file));
		} else this.files = inOrder([...this.files, { path, text }]);
		this.#changed(path);
	}

	/** Other files in place of these, as when an earlier version is restored. */
	replace(files: readonly StudioFile[]): void {
		this.files = inOrder(files);
		if (!files.some(({ path }) => path === this.path)) this.path = this.files[0]?.path ?? '';
		this.checked = {};
		void this.save();
		this.check();
	}

	remove(path: string): void {
		const left = this.files.filter((file) => file.path !== path);
		// What was found stays found when only a rehearsal goes.
		const found = languageOfPath(path) ? {} : this.checked;
		this.replace(left);
		this.checked = found;
	}

	/** Works on another file from here on. */
	show(path: string): void {
		if (path === this.path) return;
		this.path = path;
		this.cursor = 0;
		this.check();
	}

	/** Shows a place of the file that is worked on, or of another. */
	goTo(range: Range, path = this.path): void {
		this.show(path);
		this.jump = { path, start: range.start.offset, end: range.end.offset };
	}

	/** Tries the disk again. */
	async save(): Promise<void> {
		if (this.#writing) {
			this.#unwritten = true;
			return;
		}
		this.#writing = true;
		this.saving = 'saving';
		try {
			do {
				this.#unwritten = false;
				this.#row = await this.#store.put(this.#row, this.title, [...this.files], this.#clock.now());
			} while (this.#unwritten);
			this.saving = 'saved';
		} catch (error) {
			this.saving = error instanceof StoreError ? error.reason : 'unknown';
		} finally {
			this.#writing = false;
		}
	}

	/** Goes on with what is here though another tab wrote in between: what it wrote is kept as a version. */
	async takeOver(): Promise<void> {
		const there = await this.#store.get(this.id);
		if (there) {
			await this.#store.keep({ manuscript: this.id, at: there.changedAt, name: null, files: there.files });
			this.#row = there;
		} else this.#row = await this.#store.add(this.id, this.title, [...this.files], this.#clock.now());
		await this.save();
	}

	/** A worker that checks scenario files. */
	hire(): Worker {
		return new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
	}

	/** Lets go of the worker. */
	close(): void {
		clearTimeout(this.#resting);
		this.#checker.stop();
	}

	check(): void {
		this.#rest();
		this.checking = true;
		this.playing = true;
		this.ranAway = null;
		this.#asked += 1;
		const { language } = this;
		this.#checker.ask({ kind: 'read', number: this.#asked, files: scenarioFiles(this.files), language });
	}

	/** Whether the recogniser is asked how it hears the replies; its model is fetched for it. */
	askEar(asks: boolean): void {
		this.asksEar = asks;
		this.deaf = false;
		for (const language of ['zh', 'en'] as const) this.#forget(language, 'ear');
		if (!asks || this.checking) return;
		if (this.ranAway) return this.check();
		this.playing = true;
		this.#play();
	}

	#changed(path: string): void {
		void this.save();
		const language = languageOfPath(path);
		if (!language) return;
		this.checking = true;
		this.#asked += 1;
		this.#rest();
		this.#checker.ask({ kind: 'glance', number: this.#asked, source: this.textOf(path), language });
		// What a whole check gives back is large, and the page stands still while it is unpacked: not at every key.
		this.#resting = setTimeout(() => this.check(), 300);
	}

	#found(answer: CheckAnswer): void {
		const { number, stage, language, last } = answer;
		this.checked = { ...this.checked, [language]: withAnswer(this.checked[language] ?? unchecked, answer) };
		if (stage === 'ear') this.deaf = answer.deaf;
		if (last) this.#atPlay = false;
		// What was typed since is checked of its own.
		if (!last || number !== this.#asked) return;
		if (stage === 'words') return;
		if (stage === 'roads') {
			this.checking = false;
			this.#resting = setTimeout(() => this.#play(), pauseBeforePlays);
		} else this.playing = false;
	}

	/** What was about to be done for an earlier text is not done, and the plays of one are broken off. */
	#rest(): void {
		clearTimeout(this.#resting);
		if (this.#atPlay) this.#checker.stop();
		this.#atPlay = false;
	}

	#play(): void {
		clearTimeout(this.#resting);
		this.#atPlay = true;
		this.#checker.ask({ kind: 'play', number: this.#asked, ear: this.asksEar });
	}

	/** What is not found in time is not told from an older text either. */
	#gaveUp(request: CheckRequest): void {
		if (request.number !== this.#asked) return;
		this.checking = false;
		this.playing = false;
		this.#atPlay = false;
		this.ranAway = request.kind === 'play' ? 'plays' : 'check';
		const stages = request.kind === 'play' ? (['plays', 'ear'] as const) : (['roads', 'plays', 'ear'] as const);
		this.#forget(this.language, ...stages);
	}

	#forget(language: Language, ...stages: Stage[]): void {
		const before = this.checked[language];
		if (!before || stages.every((stage) => before.found[stage].length === 0)) return;
		const none = Object.fromEntries(stages.map((stage) => [stage, []]));
		this.checked = { ...this.checked, [language]: withFound(before, none) };
	}
}

/** Chinese, English, then rehearsals by name. */
function inOrder(files: readonly StudioFile[]): StudioFile[] {
	const rank = ({ path }: StudioFile) => (path === 'zh.md' ? 0 : path === 'en.md' ? 1 : 2);
	return [...files].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}
