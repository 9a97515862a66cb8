import type { RunHead } from '../core/run/log.ts';
import { addDays, isIsoDate } from '../core/scenario/calendar.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import { comesBefore, type History, type Removed, type RunFilter, type RunResult } from '../store/history.ts';
import type { RunRow } from '../store/rows.ts';

/** What the visitor asked for; null and the empty day stand for all. */
export interface Wanted {
	scenario: string | null;
	mode: RunHead['mode'] | null;
	coaching: RunHead['coaching'] | null;
	result: RunResult | null;
	/** First and last day, `2026-06-05`, in the visitor's time zone; both count. */
	from: string;
	to: string;
}

export const everything: Wanted = { scenario: null, mode: null, coaching: null, result: null, from: '', to: '' };

/** Rows fetched at a time: as many as can be drawn while one scrolls without a frame being missed. */
export const pageSize = 20;
/** How long a removed run can be taken back, milliseconds. */
export const undoTime = 10_000;

/** What went wrong, and in doing what. */
export interface HistoryTrouble {
	doing: 'reading' | 'removing' | 'restoring';
	reason: StoreReason;
}

/** The list of all runs as a page shows it: page after page as far as was asked for, narrowed, with the last removal to be taken back. */
export class HistoryList {
	readonly #history: History;
	/** In pages, so that a further page leaves those before it untouched. */
	#pages = $state.raw<RunRow[][]>([]);
	#complete = $state(false);
	#loading = $state(true);
	/** All runs on this disk; null before the disk was read. */
	#total = $state<number | null>(null);
	/** How many the filter leaves; null while it is being counted. */
	#matching = $state<number | null>(null);
	#scenarios = $state.raw<{ id: string; title: string }[]>([]);
	#wanted = $state.raw<Wanted>(everything);
	#trouble = $state.raw<HistoryTrouble | null>(null);
	#removed = $state.raw<Removed | null>(null);
	/** What was asked for when the run was removed. */
	#removedFrom: Wanted | null = null;
	#undoTimer: ReturnType<typeof setTimeout> | undefined;
	/** Of readings that overlap, the last one that was begun counts. */
	#reading = 0;

	constructor(history: History) {
		this.#history = history;
	}

	get pages(): RunRow[][] {
		return this.#pages;
	}
	get complete(): boolean {
		return this.#complete;
	}
	get loading(): boolean {
		return this.#loading;
	}
	get total(): number | null {
		return this.#total;
	}
	get matching(): number | null {
		return this.#matching;
	}
	get scenarios(): { id: string; title: string }[] {
		return this.#scenarios;
	}
	get wanted(): Wanted {
		return this.#wanted;
	}
	get narrowed(): boolean {
		return Object.values(this.#wanted).some((value) => value !== null && value !== '');
	}
	get trouble(): HistoryTrouble | null {
		return this.#trouble;
	}
	/** The run removed last, while it can be taken back. */
	get removed(): RunRow | null {
		return this.#removed?.row ?? null;
	}

	/** Reads the list anew, from its beginning; also what is said about all runs. */
	async reload(): Promise<void> {
		await Promise.all([this.#readFirst(), this.#readAbout()]);
	}

	async narrow(change: Partial<Wanted>): Promise<void> {
		this.#wanted = { ...this.#wanted, ...change };
		await this.#readFirst();
	}

	/** The next page, if there is one and none is on its way. */
	async more(): Promise<void> {
		if (this.#complete || this.#loading) return;
		this.#loading = true;
		const reading = this.#reading;
		const last = this.#pages.findLast((page) => page.length > 0)?.at(-1) ?? null;
		await this.#attempt('reading', async () => {
			const page = await this.#history.page(filterOf(this.#wanted), pageSize, last);
			if (reading !== this.#reading) return;
			this.#pages = [...this.#pages, page];
			this.#complete = page.length < pageSize;
		});
		if (reading === this.#reading) this.#loading = false;
	}

	/** Removes a run at once; it can be taken back for a while, or until another one is removed. */
	async remove(id: string): Promise<void> {
		await this.#attempt('removing', async () => {
			const removed = await this.#history.remove(id);
			this.forget();
			this.#removed = removed;
			this.#removedFrom = this.#wanted;
			this.#undoTimer = setTimeout(() => this.forget(), undoTime);
			this.#pages = this.#pages.map((page) =>
				page.some((row) => row.id === id) ? page.filter((row) => row.id !== id) : page,
			);
			if (this.#total !== null) this.#total -= 1;
			if (this.#matching !== null) this.#matching -= 1;
		});
	}

	async undo(): Promise<void> {
		const removed = this.#removed;
		if (!removed) return;
		this.forget();
		await this.#attempt('restoring', async () => {
			await this.#history.restore(removed);
			this.#total = this.#total === null ? null : this.#total + 1;
			if (this.#removedFrom === this.#wanted) this.#putBack(removed.row);
			else await this.#readFirst();
		});
	}

	/** Makes the last removal final: there is nothing left that could be put back. */
	forget(): void {
		clearTimeout(this.#undoTimer);
		this.#removed = null;
	}

	/** Into its old place, so that the list stays where it was scrolled to. A row beyond what was fetched comes with its page. */
	#putBack(row: RunRow): void {
		const reached = this.#pages.findIndex((page) => page.some((other) => comesBefore(other, row)));
		const place = reached >= 0 ? reached : this.#complete ? this.#pages.length - 1 : -1;
		this.#pages = this.#pages.map((page, index) => {
			if (index !== place) return page;
			const at = page.findIndex((other) => comesBefore(other, row));
			return at < 0 ? [...page, row] : page.toSpliced(at, 0, row);
		});
		if (this.#matching !== null) this.#matching += 1;
	}

	async #readFirst(): Promise<void> {
		const reading = ++this.#reading;
		this.#loading = true;
		this.#matching = null;
		const filter = filterOf(this.#wanted);
		await this.#attempt('reading', async () => {
			const page = await this.#history.page(filter, pageSize, null);
			if (reading !== this.#reading) return;
			this.#pages = [page];
			this.#complete = page.length < pageSize;
			const matching = this.#complete ? page.length : await this.#history.count(filter);
			if (reading === this.#reading) this.#matching = matching;
		});
		if (reading === this.#reading) this.#loading = false;
	}

	async #readAbout(): Promise<void> {
		await this.#attempt('reading', async () => {
			const [total, scenarios] = await Promise.all([this.#history.count({}), this.#history.scenarios()]);
			this.#total = total;
			this.#scenarios = scenarios;
		});
	}

	async #attempt(doing: HistoryTrouble['doing'], work: () => Promise<void>): Promise<void> {
		try {
			await work();
			this.#trouble = null;
		} catch (error) {
			if (!(error instanceof StoreError)) throw error;
			this.#trouble = { doing, reason: error.reason };
		}
	}
}

/** The filter of the store: days become moments of the visitor's time zone. */
export function filterOf({ scenario, mode, coaching, result, from, to }: Wanted): RunFilter {
	return {
		...(scenario === null ? {} : { scenario }),
		...(mode === null ? {} : { mode }),
		...(coaching === null ? {} : { coaching }),
		...(result === null ? {} : { result }),
		...(isIsoDate(from) ? { from: startOf(from) } : {}),
		...(isIsoDate(to) ? { before: startOf(addDays(to, 1)) } : {}),
	};
}

/** Midnight of a day in the visitor's time zone. */
function startOf(day: string): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const midnight = new Date(2000, 0, 1);
	// Set field by field: the constructor takes years below 100 for those of the last century.
	midnight.setFullYear(year, month - 1, date);
	return midnight.getTime();
}
