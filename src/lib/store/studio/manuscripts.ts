import { database, type HuikuanDatabase } from '../database.ts';
import { guarded, StoreError } from '../error.ts';
import type { ManuscriptRow, StudioFile, VersionRow } from '../rows.ts';
import { mostAutomatic, thinned } from './thinning.ts';

/** What lists show of a manuscript. */
export type ManuscriptHead = Omit<ManuscriptRow, 'files'> & { files: string[] };

/** Scenarios in the making on this browser's disk, each with how it once was. Every method rejects with a StoreError. */
export class Manuscripts {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/** The last changed first. */
	async list(): Promise<ManuscriptHead[]> {
		const rows = await guarded(() => this.#database.manuscripts.orderBy('changedAt').reverse().toArray());
		return rows.map((row) => ({ ...row, files: row.files.map(({ path }) => path) }));
	}

	async get(id: string): Promise<ManuscriptRow | undefined> {
		return guarded(() => this.#database.manuscripts.get(id));
	}

	/** @param at milliseconds since the epoch */
	async add(id: string, title: string, files: StudioFile[], at: number): Promise<ManuscriptRow> {
		const row: ManuscriptRow = { id, title, files, revision: 1, startedAt: at, changedAt: at };
		await guarded(() => this.#database.manuscripts.add(row));
		return row;
	}

	/**
	 * Writes what has become of the caller's row, and gives it as it is then. When another tab wrote in between nothing is written, and the error's reason is
	 * `conflict`; `missing` when the manuscript was deleted.
	 */
	async put(before: ManuscriptRow, title: string, files: StudioFile[], at: number): Promise<ManuscriptRow> {
		const after = { ...before, title, files, revision: before.revision + 1, changedAt: at };
		const { manuscripts } = this.#database;
		await guarded(() =>
			this.#database.transaction('rw', manuscripts, async () => {
				const there = await manuscripts.get(before.id);
				if (!there) throw new StoreError('missing');
				if (there.revision !== before.revision) throw new StoreError('conflict');
				await manuscripts.put(after);
			}),
		);
		return after;
	}

	/** The manuscript and its versions; gives what was there, so that it can be put back. */
	async remove(id: string): Promise<{ row: ManuscriptRow | undefined; versions: VersionRow[] }> {
		const { manuscripts, versions } = this.#database;
		return guarded(() =>
			this.#database.transaction('rw', manuscripts, versions, async () => {
				const own = versions.where('[manuscript+at]').between([id, -Infinity], [id, Infinity]);
				const removed = { row: await manuscripts.get(id), versions: await own.toArray() };
				await Promise.all([manuscripts.delete(id), own.delete()]);
				return removed;
			}),
		);
	}

	async putBack({ row, versions: own }: { row: ManuscriptRow | undefined; versions: VersionRow[] }): Promise<void> {
		const { manuscripts, versions } = this.#database;
		await guarded(() =>
			this.#database.transaction('rw', manuscripts, versions, async () => {
				if (row) await manuscripts.put(row);
				await versions.bulkPut(own);
			}),
		);
	}

	/** The latest first. */
	async versions(id: string): Promise<VersionRow[]> {
		const { versions } = this.#database;
		return guarded(() =>
			versions.where('[manuscript+at]').between([id, -Infinity], [id, Infinity]).reverse().toArray(),
		);
	}

	/** A version more, or one that was deleted put back. */
	async keep(version: VersionRow): Promise<void> {
		await guarded(() => this.#database.versions.put(version));
	}

	/**
	 * Keeps how the manuscript is unless its latest version is just that, and lets go of versions kept by themselves that have become too many. What is
	 * the same but has no name yet takes the name. Gives the row; null when nothing was written.
	 * @param name null: kept by itself
	 * @param at milliseconds since the epoch
	 */
	async keepChanged(
		manuscript: string,
		files: readonly StudioFile[],
		name: string | null,
		at: number,
	): Promise<VersionRow | null> {
		const { versions } = this.#database;
		const own = () => versions.where('[manuscript+at]').between([manuscript, -Infinity], [manuscript, Infinity]);
		return guarded(() =>
			this.#database.transaction('rw', versions, async () => {
				const last = await own().last();
				const same = last !== undefined && sameFiles(last.files, files);
				if (same && (name === null || last.name === name)) return null;
				// Two of one moment would be one row; the clock may also have been set back.
				const row =
					same && last.name === null
						? { ...last, name }
						: { manuscript, at: Math.max(at, last ? last.at + 1 : at), name, files: [...files] };
				await versions.put(row);
				if ((await own().count()) > mostAutomatic)
					await versions.bulkDelete(
						thinned(await own().toArray(), row.at).map((gone): [string, number] => [manuscript, gone]),
					);
				return row;
			}),
		);
	}

	async forget(manuscript: string, at: number): Promise<void> {
		await guarded(() => this.#database.versions.delete([manuscript, at]));
	}
}

/** Whether these are the same files with the same texts, in whatever order. */
export function sameFiles(a: readonly StudioFile[], b: readonly StudioFile[]): boolean {
	const texts = new Map(a.map(({ path, text }) => [path, text]));
	return a.length === b.length && b.every(({ path, text }) => texts.get(path) === text);
}

export const manuscripts = new Manuscripts(database);
