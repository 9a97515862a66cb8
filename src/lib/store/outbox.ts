import type { Run } from '../core/run/log.ts';
import { database, type HuikuanDatabase } from './database.ts';
import { guarded } from './error.ts';
import type { OutboxRow, RunRow, SendingRow, WhatIsSent } from './rows.ts';

/** Finished runs on their way to a team, and what was agreed to for it. Every method rejects with a StoreError. */
export class OutboxStore {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/** What somebody agreed to for a team; undefined when they were not asked yet. */
	async agreed(team: string, user: string): Promise<SendingRow | undefined> {
		return guarded(() => this.#database.sending.get([team, user]));
	}

	/** Whether anybody ever agreed to send anything from this browser. */
	async inUse(): Promise<boolean> {
		return guarded(async () => (await this.#database.sending.filter(({ what }) => what !== 'none').count()) > 0);
	}

	async agree(row: SendingRow): Promise<void> {
		await guarded(() => this.#database.sending.put(row));
	}

	/** Finished at that moment or later and not in this team's outbox yet, oldest first. @param since milliseconds since the epoch */
	async finishedSince(team: string, since: number, what: WhatIsSent): Promise<RunRow[]> {
		if (what === 'none') return [];
		const { runs, outbox } = this.#database;
		return guarded(() =>
			this.#database.transaction('r', runs, outbox, async () => {
				const rows = await runs
					.where('[phase+changedAt]')
					.between(['finished', since], ['finished', Infinity])
					.toArray();
				const known = new Set(await outbox.where('[team+run]').between([team], [team, []]).primaryKeys());
				const names = new Set([...known].map(([, run]) => run));
				return rows.filter(({ id, coaching }) => !names.has(id) && (what === 'all' || coaching === 'exam'));
			}),
		);
	}

	/** Puts runs in line; those that are in it already stay as they are. */
	async queue(rows: readonly OutboxRow[]): Promise<void> {
		const { outbox } = this.#database;
		await guarded(() =>
			this.#database.transaction('rw', outbox, async () => {
				for (const row of rows) if (!(await outbox.get([row.team, row.run]))) await outbox.add(row);
			}),
		);
	}

	/** Everything that goes or went to a team in somebody's name, first finished first. */
	async ofTeam(team: string, user: string): Promise<OutboxRow[]> {
		const rows = await guarded(() => this.#database.outbox.where('[team+run]').between([team], [team, []]).toArray());
		return rows.filter((row) => row.user === user).sort((a, b) => a.finishedAt - b.finishedAt);
	}

	/** Where a run goes or went. */
	async ofRun(run: string): Promise<OutboxRow[]> {
		return guarded(() => this.#database.outbox.where({ run }).toArray());
	}

	async update(rows: readonly OutboxRow[]): Promise<void> {
		await guarded(() => this.#database.outbox.bulkPut([...rows]));
	}

	async forget({ team, run }: Pick<OutboxRow, 'team' | 'run'>): Promise<void> {
		await guarded(() => this.#database.outbox.delete([team, run]));
	}

	/** A run's log without its scenario, as it is sent; undefined when it was deleted here. */
	async log(run: string): Promise<Run | undefined> {
		const { runs, entries } = this.#database;
		return guarded(() =>
			this.#database.transaction('r', runs, entries, async () => {
				const row = await runs.get(run);
				if (!row) return undefined;
				const log = await entries.where('[run+position]').between([run, 0], [run, Infinity]).toArray();
				return { head: row.head, entries: log.map(({ entry }) => entry) };
			}),
		);
	}
}

export const outboxStore = new OutboxStore(database);

/** A finished run in line. */
export function queued({ id, changedAt, title }: RunRow, team: string, user: string): OutboxRow {
	const nothing = { refused: null, unverified: null, uncounted: null, total: null };
	return { team, run: id, user, state: 'waiting', finishedAt: changedAt, title, tries: 0, nextAt: 0, ...nothing };
}
