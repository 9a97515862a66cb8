/**
 * Two languages of a manuscript side by side while its page is open. What is typed goes to the manuscript at once; the table of what stands beside what
 * follows when the hands rest. Until then a log of the changes since tells where everything is.
 */
import { changed, difference, type Change } from '../../core/scenario/edit.ts';
import type { Range } from '../../core/scenario/finding.ts';
import { renameState, type NameFault } from '../../core/scenario/rename.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import { Source } from '../../core/scenario/source.ts';
import { lineEndOf, rewritten } from '../../core/scenario/translation/cell.ts';
import { fieldChanges } from '../../core/scenario/translation/names.ts';
import { moved } from '../../core/scenario/translation/moved.ts';
import { otherLanguage } from '../../core/scenario/translation/other-language.ts';
import type { Group, Row, Side, Table } from '../../core/scenario/translation/table.ts';
import type { TakeOver } from '../../core/scenario/translation/take-over.ts';
import { Errand } from './errand.ts';
import type { Workbench } from './workbench.svelte.ts';

export interface TranslationRequest {
	number: number;
	zh: string;
	en: string;
}

export interface TranslationAnswer {
	number: number;
	table: Table;
}

/** A half of a row, and how many changes of its file it knows of. */
export interface Placed {
	side: Side;
	known: number;
}

export type Filter = 'all' | 'different' | 'untranslated';

export const languages = ['zh', 'en'] as const;

const desks = new WeakMap<Workbench, TranslationDesk>();

/** The desk of a bench; it outlives its pane, so that one comes back to where one was. */
export function translationDeskOf(bench: Workbench): TranslationDesk {
	let desk = desks.get(bench);
	if (!desk) desks.set(bench, (desk = new TranslationDesk(bench)));
	return desk;
}

export function rowFits({ differences, untranslated }: Row, filter: Filter): boolean {
	return filter === 'all' || (filter === 'different' ? differences.length > 0 : untranslated !== null);
}

export class TranslationDesk {
	readonly bench: Workbench;
	readonly #errand: Errand<TranslationRequest, TranslationAnswer>;
	/** The files as they were last seen. */
	readonly #seen: Record<Language, string>;
	readonly #log: Record<Language, (readonly Change[])[]> = { zh: [], en: [] };
	/** How much of the logs a request knew of. */
	#asked: Record<Language, number> & { number: number } = { number: 0, zh: 0, en: 0 };
	#resting: ReturnType<typeof setTimeout> | undefined;
	/** Whether the pane was left before the newest table came. */
	#owed = true;

	table = $state.raw<Table | null>(null);
	/** How many changes the table knows of. */
	known = $state.raw<Readonly<Record<Language, number>>>({ zh: 0, en: 0 });
	/** Whether a newer table is on its way. */
	working = $state(false);
	ranAway = $state(false);
	filter = $state<Filter>('all');
	#chosen = $state('');

	constructor(bench: Workbench) {
		this.bench = bench;
		this.#seen = { zh: bench.textOf('zh.md'), en: bench.textOf('en.md') };
		this.#errand = new Errand<TranslationRequest, TranslationAnswer>(
			() => new Worker(new URL('./translation.worker.ts', import.meta.url), { type: 'module' }),
			{
				onanswer: (answer) => this.#found(answer),
				onrunaway: () => {
					this.working = false;
					this.ranAway = true;
				},
			},
		);
	}

	/** The languages that the manuscript has. */
	get there(): readonly Language[] {
		return languages.filter((language) => this.bench.files.some(({ path }) => path === `${language}.md`));
	}

	get groups(): readonly Group[] {
		return this.table?.groups ?? [];
	}

	/** The part or state that is shown. */
	get group(): Group | null {
		const { groups } = this;
		return groups.find(({ key }) => key === this.#chosen) ?? groups[0] ?? null;
	}

	get left(): { differing: number; untranslated: number } {
		let [differing, untranslated] = [0, 0];
		for (const group of this.groups) {
			differing += group.differing;
			untranslated += group.untranslated;
		}
		return { differing, untranslated };
	}

	choose(key: string): void {
		this.#chosen = key;
	}

	/** Takes note of the files as they are; asks for a new table if they are not as they were. */
	follow(): void {
		let news = this.#owed;
		this.#owed = false;
		for (const language of languages) {
			const now = this.bench.textOf(`${language}.md`);
			if (now === this.#seen[language]) continue;
			this.#log[language].push(difference(this.#seen[language], now));
			this.#seen[language] = now;
			news = true;
		}
		if (!news) return;
		this.working = true;
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => this.#ask(), this.table ? 200 : 0);
	}

	/** Lets go of the worker; what was found is kept. */
	rest(): void {
		clearTimeout(this.#resting);
		this.#errand.stop();
		this.#owed ||= this.working;
		this.working = false;
	}

	#ask(): void {
		this.ranAway = false;
		this.#asked = { number: this.#asked.number + 1, zh: this.#log.zh.length, en: this.#log.en.length };
		this.#errand.ask({ number: this.#asked.number, ...this.#seen });
	}

	#found({ number, table }: TranslationAnswer): void {
		// An older answer has nothing to say of where things are now.
		if (number !== this.#asked.number) return;
		this.table = table;
		this.known = { zh: this.#asked.zh, en: this.#asked.en };
		this.working = this.#log.zh.length > this.#asked.zh || this.#log.en.length > this.#asked.en;
	}

	#now<T extends { from: number; to: number }>(language: Language, span: T, known: number): T {
		return this.#log[language].slice(known).reduce<T>((at, changes) => moved(at, changes), span);
	}

	#edit(language: Language, changes: readonly Change[]): void {
		const text = changed(this.#seen[language], changes);
		this.#log[language].push(changes);
		this.#seen[language] = text;
		this.bench.edit(`${language}.md`, text);
		this.working = true;
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => this.#ask(), 200);
	}

	/** Writes words where they stand; the half as it is then, or null when its place was changed meanwhile. */
	write(language: Language, { side, known }: Placed, words: string): Placed | null {
		this.follow();
		const text = this.#seen[language];
		const here = this.#now(language, side, known);
		if (side.before !== '') here.from = here.to;
		else if (text.slice(here.from, here.to) !== side.raw) {
			// Something was put in at its very edge.
			if (!text.startsWith(side.raw, here.from)) return null;
			here.to = here.from + side.raw.length;
		}
		const { change, cell } = rewritten(here, words, lineEndOf(text));
		this.#edit(language, [change]);
		return { side: { ...side, ...cell }, known: this.#log[language].length };
	}

	/** Gives a state another name, in its links too; what is wrong with the name, else null. */
	rename(language: Language, { side, known }: Placed, name: string): NameFault | 'moved' | null {
		this.follow();
		if (side.way !== 'name') return 'moved';
		const { from, to } = this.#now(language, side, known);
		// The number is that of the table: the state must still be where it was.
		if (this.#seen[language].slice(from, to) !== side.raw) return 'moved';
		const changes = renameState(this.#seen[language], side.state, name);
		if (typeof changes === 'string') return changes;
		if (changes.length > 0) this.#edit(language, changes);
		return null;
	}

	/** Writes a text of the front matter; false when it cannot be. */
	fill(language: Language, side: Side, words: string): boolean {
		this.follow();
		if (side.way !== 'field') return false;
		const changes = fieldChanges(this.#seen[language], side.path, side.text, words);
		if (changes && changes.length > 0) this.#edit(language, changes);
		return changes !== null;
	}

	takeOver({ language, at, insert }: TakeOver): void {
		this.follow();
		const { to } = this.#now(language, { from: at, to: at }, this.known[language]);
		this.#edit(language, [{ from: to, to, insert }]);
	}

	/** Tries again after a comparison that was stopped. */
	again(): void {
		this.working = true;
		this.#ask();
	}

	/** Begins the other language with what there is. */
	start(language: Language): void {
		const other = language === 'zh' ? 'en' : 'zh';
		this.bench.edit(`${language}.md`, otherLanguage(this.bench.textOf(`${other}.md`), language));
	}

	/** Shows the place in the text. */
	show(language: Language, { side, known }: Placed): void {
		const { from, to } = this.#now(language, side, known);
		const range: Range = new Source(this.#seen[language]).range(from, to);
		this.bench.goTo(range, `${language}.md`);
	}
}
