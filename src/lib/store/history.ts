import type { RunHead } from '../core/run/log.ts';
import { database, type HuikuanDatabase } from './database.ts';
import { guarded, StoreError } from './error.ts';
import type { DraftRow, EntryRow, RunRow } from './rows.ts';

/** Whether a finished run passed, or that it is not finished. */
export type RunResult = 'passed' | 'not-passed' | 'unfinished';

export function resultOf({ phase, passed }: Pick<RunRow, 'phase' | 'passed'>): RunResult {
	if (phase !== 'finished') return 'unfinished';
	return passed ? 'passed' : 'not-passed';
}

/** Which runs are asked for; what is left out does not narrow. */
export interface RunFilter {
	scenario?: string;
	mode?: RunHead['mode'];
	coaching?: RunHead['coaching'];
	result?: RunResult;
	/** Started at this moment or later, milliseconds since the epoch. */
	from?: number;
	/** Started before this moment. */
	before?: number;
}

/** A run as it was before it was removed, so that it can be put back. */
export interface Removed {
	row: RunRow;
	entries: EntryRow[];
	drafts: DraftRow[];
}

/**
 * All runs of this browser as a long list: read page by page, by index, newest first, never with their entries. Apart from `Runs`, which the talk carries.
 * Every method rejects with a StoreError.
 */
export class History {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/**
	 * The next `limit` rows, newest start first (of equal starts, the later id first).
	 * @param last the last row of the page before; null for the first page
	 */
	async page(filter: RunFilter, limit: number, last: Place | null): Promise<RunRow[]> {
		const found: RunRow[] = [];
		const block = byIndex(filter) ? limit : largestBlock;
		await this.#scan(filter, last, block, (rows) => {
			for (const row of rows) if (found.length < limit && fits(row, filter)) found.push(row);
			return found.length < limit;
		});
		return found;
	}

	/** How many runs there are of this kind. */
	async count(filter: RunFilter): Promise<number> {
		if (byIndex(filter)) return guarded(() => this.#between(filter).count());
		let count = 0;
		await this.#scan(filter, null, largestBlock, (rows) => {
			for (const row of rows) if (fits(row, filter)) count++;
			return true;
		});
		return count;
	}

	/** The scenarios that were played, each with the title that its latest run has, by id. */
	async scenarios(): Promise<{ id: string; title: string }[]> {
		const { runs } = this.#database;
		return guarded(async () => {
			const found: { id: string; title: string }[] = [];
			const ofScenario = (id: string) => runs.where('[scenario+startedAt]').between([id, -Infinity], [id, []]);
			// From one scenario straight to the next, whatever number of runs lies between.
			for (;;) {
				const next = await runs
					.where('[scenario+startedAt]')
					.above([found.at(-1)?.id ?? '', []])
					.first();
				if (!next) return found;
				const latest = await ofScenario(next.scenario).last();
				found.push({ id: next.scenario, title: (latest ?? next).title });
			}
		});
	}

	/** What was continued from this run, oldest first: the rows whose head names it as the parent. */
	async children(id: string): Promise<RunRow[]> {
		const rows = await guarded(() => this.#database.runs.where('head.parent.run').equals(id).toArray());
		return rows.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
	}

	/** Removes a run with its log and its half-filled form; gives what `restore` needs. A run that is gone already is `missing`. */
	async remove(id: string): Promise<Removed> {
		const { runs, entries, drafts } = this.#database;
		return guarded(() =>
			this.#database.transaction('rw', runs, entries, drafts, async () => {
				const row = await runs.get(id);
				if (!row) throw new StoreError('missing');
				const own = entries.where('[run+position]').between([id, 0], [id, Infinity]);
				const halves = (await drafts.bulkGet(draftKeys(id))).filter((draft) => draft !== undefined);
				const removed = { row, entries: await own.toArray(), drafts: halves };
				await runs.delete(id);
				await own.delete();
				await drafts.bulkDelete(draftKeys(id));
				return removed;
			}),
		);
	}

	/** Puts a removed run back as it was. Refused when a run of its id is there again. */
	async restore({ row, entries: log, drafts: halves }: Removed): Promise<void> {
		const { runs, entries, drafts } = this.#database;
		await guarded(() =>
			this.#database.transaction('rw', runs, entries, drafts, async () => {
				if (await runs.get(row.id)) throw new StoreError('conflict');
				await runs.add(row);
				await entries.bulkAdd(log);
				await drafts.bulkPut(halves);
			}),
		);
	}

	/**
	 * Reads what an index leaves in blocks, newest first, until `take` says that it has enough. A block is asked for at once, since going from row to row
	 * costs a request each; the ids alone, asked for first, tell where blocks begin.
	 */
	async #scan(filter: RunFilter, last: Place | null, block: number, take: (rows: RunRow[]) => boolean): Promise<void> {
		const { runs } = this.#database;
		await guarded(() =>
			this.#database.transaction('r', runs, async () => {
				const ids = await this.#between(filter, last?.startedAt).primaryKeys();
				let newer = last;
				for (let end = ids.length; end > 0; end -= block) {
					const oldest = await runs.get(ids[Math.max(0, end - block)] ?? '');
					if (!oldest) return;
					const rows = await this.#between({ ...filter, from: oldest.startedAt }, newer?.startedAt).toArray();
					// Runs that started in the same moment as the edge of a block were read with the block before.
					const fresh = rows.reverse().filter((row) => !newer || comesBefore(row, newer));
					newer = fresh.at(-1) ?? newer;
					if (!take(fresh)) return;
				}
			}),
		);
	}

	/** The range of an index that a filter leaves, oldest first. @param until newest start that is asked for, that moment included */
	#between({ scenario, from = -Infinity, before = Infinity }: RunFilter, until = Infinity) {
		const { runs } = this.#database;
		const upper = Math.min(until, before);
		const closed = until < before;
		if (scenario === undefined) return runs.where('startedAt').between(from, upper, true, closed);
		return runs.where('[scenario+startedAt]').between([scenario, from], [scenario, upper], true, closed);
	}
}

/** Where a row stands in the list. */
export type Place = Pick<RunRow, 'id' | 'startedAt'>;

/** Whether the first is the older one. */
export function comesBefore(a: Place, b: Place): boolean {
	return a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id);
}

/** Rows read at a time where most of them may not fit: some ten milliseconds' work. */
const largestBlock = 500;

/** Whether an index knows it all. */
function byIndex({ mode, coaching, result }: RunFilter): boolean {
	return mode === undefined && coaching === undefined && result === undefined;
}

/** Under which the pages of a run keep what is half written: the form of its follow-up, and a free reply. */
function draftKeys(run: string): string[] {
	return [`follow-up:${run}`, `say:${run}`];
}

function fits(row: RunRow, { mode, coaching, result }: RunFilter): boolean {
	return (
		(mode === undefined || row.mode === mode) &&
		(coaching === undefined || row.coaching === coaching) &&
		(result === undefined || resultOf(row) === result)
	);
}

export const history = new History(database);
