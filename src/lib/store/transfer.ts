import { decodeRun } from '../core/run/decode.ts';
import { ExportReader, exportText, faultIn, ImportError } from '../core/run/export.ts';
import type { Entry, Run } from '../core/run/log.ts';
import { replay } from '../core/run/replay.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { database, type HuikuanDatabase } from './database.ts';
import { guarded } from './error.ts';
import { Pace } from './pace.ts';
import { rowOf } from './row-of.ts';
import type { RunRow } from './rows.ts';

/** A larger file is refused before it is read, bytes. */
export const largestImport = 200 * 1024 * 1024;
/** Runs read at a time, and written: few enough for a page to stay awake, enough to be quick. */
const batch = 50;
const writtenBatch = 20;
/** UTF-16 units of a file looked at in one go: some milliseconds' work. */
const portion = 32 * 1024;

/** How far a transfer is; `done` of `total`, in whatever the phase counts (bytes, then runs). */
export interface TransferProgress {
	phase: 'collecting' | 'reading' | 'checking' | 'writing';
	done: number;
	total: number;
}

export interface TransferOptions {
	/** Called after each batch. */
	onprogress?: (progress: TransferProgress) => void;
	/** Stops the transfer: it rejects with the signal's reason, and nothing has changed. */
	signal?: AbortSignal;
}

export interface Exported {
	file: Blob;
	runs: number;
	/** Runs that cannot be opened here (their log does not replay, or their scenario was lost), and so would spoil the file. */
	leftOut: number;
}

export interface Imported {
	added: number;
	/** Runs that were here with a shorter log. */
	replaced: number;
	/** Runs that were here as long or longer, and stayed. */
	kept: number;
	/** Runs that went another way here than in the file: those here stayed, although the file's are longer. */
	differing: number;
}

/** A run that was checked, with the row that lists show. */
interface Checked {
	row: RunRow;
	run: Run;
}

/** All runs of this browser into one file and back. */
export class Transfer {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/** @param exportedAt ISO 8601. Rejects with a StoreError when the disk refuses. */
	async export(exportedAt: string, { onprogress, signal }: TransferOptions = {}): Promise<Exported> {
		const ids = await guarded(() => this.#database.runs.orderBy('startedAt').primaryKeys());
		const scenarios = new Map<string, Scenario>();
		const parts: string[] = [exportText.start(exportedAt)];
		let runs = 0;
		const pace = new Pace();
		for (let from = 0; from < ids.length; from += batch) {
			signal?.throwIfAborted();
			const batchIds = ids.slice(from, from + batch);
			const read = await this.#read(batchIds, scenarios);
			let text = '';
			for (const [index, run] of read.entries()) {
				const scenario = scenarios.get(run.head.scenario.hash);
				if (scenario && comesBack(scenario, run)) text += exportText.run(run, runs++ === 0);
				if (!(await pace.rest())) continue;
				signal?.throwIfAborted();
				onprogress?.({ phase: 'collecting', done: from + index + 1, total: ids.length });
			}
			parts.push(text);
			onprogress?.({ phase: 'collecting', done: from + batchIds.length, total: ids.length });
		}
		signal?.throwIfAborted();
		parts.push(exportText.scenarios());
		[...scenarios.values()].forEach((scenario, index) => parts.push(exportText.scenario(scenario, index === 0)));
		parts.push(exportText.end());
		return { file: new Blob(parts, { type: 'application/json' }), runs, leftOut: ids.length - runs };
	}

	/**
	 * Merges a file into what is here: by run id, and of two runs of one id the longer log stays if it goes on from the shorter one. Where they went different
	 * ways, what is here stays. Nothing is written before everything was checked, and all is written or nothing. Scenarios that are here already stay as they are; a run must replay against the one that it will be shown with.
	 * Rejects with an ImportError when the file is refused, with a StoreError when the disk refuses.
	 */
	async import(file: Blob, { onprogress, signal }: TransferOptions = {}): Promise<Imported> {
		if (file.size > largestImport) throw new ImportError('too-large');
		const contents = await readContents(file, { onprogress, signal });
		const brought = await this.#besidesOurs(contents.scenarios);
		const checked = await checkRuns(contents.runs, brought.all, { onprogress, signal });
		signal?.throwIfAborted();
		return this.#write(checked, brought, { onprogress, signal });
	}

	/** Runs with their logs; scenarios that they need and that are not known yet are added to `scenarios`. */
	async #read(ids: readonly string[], scenarios: Map<string, Scenario>): Promise<Run[]> {
		const { runs, entries, scenarios: kept } = this.#database;
		return guarded(() =>
			this.#database.transaction('r', runs, entries, kept, async () => {
				const rows = (await runs.bulkGet([...ids])).filter((row) => row !== undefined);
				const missing = [...new Set(rows.map(({ hash }) => hash))].filter((hash) => !scenarios.has(hash));
				for (const found of await kept.bulkGet(missing)) if (found) scenarios.set(found.hash, found.scenario);
				return Promise.all(
					rows.map(async ({ id, head }) => {
						return { head, entries: await this.#logOf(id) };
					}),
				);
			}),
		);
	}

	/** To be called within a transaction. */
	async #logOf(id: string): Promise<Entry[]> {
		const { entries } = this.#database;
		const log = await entries.where('[run+position]').between([id, 0], [id, Infinity]).toArray();
		return log.map(({ entry }) => entry);
	}

	/** A scenario that is here stays, whatever the file says of it. */
	async #besidesOurs(found: ReadonlyMap<string, Scenario>): Promise<Brought> {
		const known = await guarded(() => this.#database.scenarios.bulkGet([...found.keys()]));
		const ours = known.filter((row) => row !== undefined).map(({ hash, scenario }) => [hash, scenario] as const);
		const added = new Map(found);
		for (const [hash] of ours) added.delete(hash);
		return { all: new Map([...added, ...ours]), added };
	}

	async #write(
		checked: readonly Checked[],
		{ added }: Brought,
		{ onprogress, signal }: TransferOptions,
	): Promise<Imported> {
		const { runs, entries, scenarios } = this.#database;
		const result: Imported = { added: 0, replaced: 0, kept: 0, differing: 0 };
		/** Scenarios that are still to be written, by hash. */
		const awaited = new Map(added);
		await guarded(() =>
			this.#database.transaction('rw', runs, entries, scenarios, async () => {
				// Before anything is written: a question would wait behind every row that was handed over before it.
				const here = new Map<string, RunRow>();
				for (let from = 0; from < checked.length; from += batch) {
					const ids = checked.slice(from, from + batch).map(({ row }) => row.id);
					for (const row of await runs.bulkGet(ids)) if (row) here.set(row.id, row);
				}
				/** The batch before is still being written while the next one is made ready. */
				let written: Promise<unknown> = Promise.resolve();
				for (let from = 0; from < checked.length; from += writtenBatch) {
					// Thrown in a transaction, this takes back what was written of it.
					signal?.throwIfAborted();
					const some = checked.slice(from, from + writtenBatch);
					const better: Checked[] = [];
					for (const each of some) {
						const ours = here.get(each.row.id);
						if (!ours) result.added++;
						else if (each.row.entries <= ours.entries) {
							result.kept++;
							continue;
						} else if (goesOnFrom({ head: ours.head, entries: await this.#logOf(ours.id) }, each.run))
							result.replaced++;
						else {
							result.differing++;
							continue;
						}
						better.push(each);
					}
					const needed = [...new Set(better.map(({ row }) => row.hash))].flatMap((hash) => {
						const scenario = awaited.get(hash);
						awaited.delete(hash);
						return scenario ? [{ hash, scenario }] : [];
					});
					await written;
					written = Promise.all([
						scenarios.bulkPut(needed),
						runs.bulkPut(better.map(({ row }) => row)),
						// The new log is the longer one, so every entry of the old one is written over.
						entries.bulkPut(
							better.flatMap(({ run }) =>
								run.entries.map((entry, position) => ({ run: run.head.id, position, entry })),
							),
						),
					]);
					onprogress?.({ phase: 'writing', done: from + some.length, total: checked.length });
				}
				await written;
			}),
		).catch((error: unknown) => {
			signal?.throwIfAborted();
			throw error;
		});
		return result;
	}
}

/** Scenarios by hash: those that runs of a file may be of, and the ones among them that are new here. */
interface Brought {
	all: Map<string, Scenario>;
	added: Map<string, Scenario>;
}

async function readContents(file: Blob, { onprogress, signal }: TransferOptions) {
	const reader = new ExportReader();
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (bytes?: Uint8Array) => {
		try {
			return decoder.decode(bytes, { stream: bytes !== undefined });
		} catch (error) {
			throw new ImportError(bytes ? 'not-json' : 'truncated', '', error);
		}
	};
	const read = async (text: string) => {
		for (let from = 0; from < text.length; from += portion) {
			reader.push(text.slice(from, from + portion));
			if (await pace.rest()) signal?.throwIfAborted();
		}
	};
	const pace = new Pace();
	let done = 0;
	const chunks = file.stream().getReader();
	try {
		for (;;) {
			signal?.throwIfAborted();
			const { value } = await chunks.read();
			if (!value) break;
			await read(decode(value));
			done += value.length;
			onprogress?.({ phase: 'reading', done, total: file.size });
		}
	} finally {
		await chunks.cancel().catch(() => undefined);
	}
	reader.push(decode());
	return reader.end();
}

/** Every run replayed; of two of one id the longer one, which must go on from the shorter. */
async function checkRuns(
	found: readonly Run[],
	scenarios: ReadonlyMap<string, Scenario>,
	{ onprogress, signal }: TransferOptions,
): Promise<Checked[]> {
	const checked = new Map<string, Checked>();
	const pace = new Pace();
	for (const [index, run] of found.entries()) {
		const place = `runs[${index}]`;
		const scenario = scenarios.get(run.head.scenario.hash);
		if (!scenario) throw new ImportError('broken', place);
		const row = inPlace(place, () => rowOf(scenario, run));
		if (!hasBegun(run)) throw new ImportError('broken', place);
		const twin = checked.get(row.id);
		if (twin && !goesOnFrom(twin.run, run) && !goesOnFrom(run, twin.run)) throw new ImportError('twice', place);
		if ((twin?.row.entries ?? -1) < row.entries) checked.set(row.id, { row, run });
		if (!(await pace.rest())) continue;
		onprogress?.({ phase: 'checking', done: index + 1, total: found.length });
		signal?.throwIfAborted();
	}
	return [...checked.values()];
}

/** Whether the second is the first, perhaps gone on with. What was said is never changed, so whatever differs is not the same run. */
function goesOnFrom(shorter: Run, { head, entries }: Run): boolean {
	return isSame(shorter.head, head) && shorter.entries.every((entry, place) => isSame(entry, entries[place]));
}

function isSame(one: unknown, other: unknown): boolean {
	if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one === other;
	const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
	return mine.length === theirs.size && mine.every(([name, value]) => isSame(value, theirs.get(name)));
}

function inPlace<T>(place: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw faultIn(place, error);
	}
}

/** Whether a run would be taken from the file again. */
function comesBack(scenario: Scenario, run: Run): boolean {
	try {
		replay(scenario, decodeRun(run));
		return hasBegun(run);
	} catch {
		return false;
	}
}

/** On a page every run has begun before it is stored. */
function hasBegun({ entries }: Run): boolean {
	return entries.some(({ kind }) => kind === 'begin');
}

export const transfer = new Transfer(database);
