import { inForm } from '../core/scenario/forms.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import type { Entry, Run, RunHead } from '../core/run/log.ts';
import { database, type HuikuanDatabase } from './database.ts';
import { guarded, StoreError } from './error.ts';
import type { RunRow } from './rows.ts';
import { writeTurn } from './write-turn.ts';

/** What of a run's row changes with an append. */
export type RunChange = Partial<
	Pick<RunRow, 'phase' | 'replies' | 'watched' | 'seconded' | 'lastLine' | 'total' | 'passed' | 'medal'>
>;

/** A run with the scenario that it was started with, in the form that it plays. */
export interface StoredRun {
	row: RunRow;
	run: Run;
	scenario: Scenario;
}

/** The runs on this browser's disk. Every method rejects with a StoreError. */
export class Runs {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/** Writes a new run with its first entries and the scenario it plays, all or nothing. `change` tells of a run that does not begin at the beginning. */
	async start(
		head: RunHead,
		scenario: Scenario,
		entries: readonly Entry[],
		at: number,
		change: RunChange = {},
	): Promise<string> {
		const row: RunRow = {
			id: head.id,
			scenario: head.scenario.id,
			language: head.scenario.language,
			version: head.scenario.version,
			hash: head.scenario.hash,
			title: scenario.title,
			mode: head.mode,
			coaching: head.coaching,
			head,
			phase: 'talk',
			startedAt: at,
			changedAt: at,
			entries: entries.length,
			replies: 0,
			lastLine: null,
			total: null,
			passed: null,
			medal: null,
			...change,
		};
		const { runs, entries: log, scenarios } = this.#database;
		await guarded(() =>
			this.#database.transaction('rw', runs, log, scenarios, async () => {
				await scenarios.put({ hash: head.scenario.hash, scenario });
				await runs.add(row);
				await log.bulkAdd(entries.map((entry, position) => ({ run: head.id, position, entry })));
			}),
		);
		return head.id;
	}

	/**
	 * Adds entries behind those that the caller's row counts, and gives the row as it is then. When the disk holds another number, another tab went on with
	 * the run: nothing is written and the error's reason is `conflict`; `missing` when the run was deleted.
	 */
	async append(before: RunRow, added: readonly Entry[], change: RunChange, at: number): Promise<RunRow> {
		// What is said of a finished run later finishes it no later: what was agreed to goes by that moment.
		const changedAt = before.phase === 'finished' ? before.changedAt : at;
		const after: RunRow = { ...before, ...change, entries: before.entries + added.length, changedAt };
		const log = added.map((entry, index) => ({ run: before.id, position: before.entries + index, entry }));
		await guarded(() => writeTurn(this.#database, before, after, log));
		return after;
	}

	/** The run with its log and its scenario; undefined when there is none of this id. */
	async load(id: string): Promise<StoredRun | undefined> {
		const { runs, entries, scenarios } = this.#database;
		return guarded(() =>
			this.#database.transaction('r', runs, entries, scenarios, async () => {
				const row = await runs.get(id);
				if (!row) return undefined;
				const log = await entries.where('[run+position]').between([id, 0], [id, Infinity]).toArray();
				const kept = await scenarios.get(row.hash);
				if (!kept) throw new StoreError('missing');
				const { head } = row;
				return {
					row,
					run: { head, entries: log.map(({ entry }) => entry) },
					scenario: inForm(kept.scenario, head.form),
				};
			}),
		);
	}

	/** Rows, newest start first; of one scenario if asked. */
	async list(filter: { scenario?: string } = {}): Promise<RunRow[]> {
		const { runs } = this.#database;
		return guarded(() =>
			filter.scenario === undefined
				? runs.orderBy('startedAt').reverse().toArray()
				: runs
						.where('[scenario+startedAt]')
						.between([filter.scenario, 0], [filter.scenario, Infinity])
						.reverse()
						.toArray(),
		);
	}

	/** The run last worked on that is not finished. */
	async unfinished(): Promise<RunRow | undefined> {
		const { runs } = this.#database;
		const rows = await guarded(() =>
			Promise.all(
				(['talk', 'follow-up'] as const).map((phase) =>
					runs.where('[phase+changedAt]').between([phase, 0], [phase, Infinity]).last(),
				),
			),
		);
		return rows.filter((row) => row !== undefined).sort((a, b) => b.changedAt - a.changedAt)[0];
	}
}

export const runs = new Runs(database);
