import Dexie, { type EntityTable, type Table } from 'dexie';
import type { DraftRow, EntryRow, RunRow, ScenarioRow } from './rows.ts';

/** This browser's database. Entries lie in a table of their own, so that a turn writes two short rows however long the run is. */
export class HuikuanDatabase extends Dexie {
	declare runs: EntityTable<RunRow, 'id'>;
	declare entries: Table<EntryRow, [run: string, position: number]>;
	declare scenarios: EntityTable<ScenarioRow, 'hash'>;
	declare drafts: EntityTable<DraftRow, 'key'>;

	constructor(name = 'huikuan') {
		super(name);
		this.version(1).stores({
			runs: 'id, startedAt, changedAt, [scenario+startedAt], [phase+changedAt]',
			entries: '[run+position]',
			scenarios: 'hash',
			drafts: 'key, changedAt',
		});
	}
}

export const database = new HuikuanDatabase();
