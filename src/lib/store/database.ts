import Dexie, { type EntityTable, type Table } from 'dexie';
import { tellDisturbance } from './disturbance.ts';
import { StoreError } from './error.ts';
import type {
	DraftRow,
	EntryRow,
	ManuscriptRow,
	OutboxRow,
	PublishedRow,
	RunRow,
	ScenarioRow,
	SendingRow,
	VersionRow,
} from './rows.ts';

/** This browser's database. Entries lie in a table of their own, so that a turn writes two short rows however long the run is. */
export class HuikuanDatabase extends Dexie {
	declare runs: EntityTable<RunRow, 'id'>;
	declare entries: Table<EntryRow, [run: string, position: number]>;
	declare scenarios: EntityTable<ScenarioRow, 'hash'>;
	declare drafts: EntityTable<DraftRow, 'key'>;
	declare manuscripts: EntityTable<ManuscriptRow, 'id'>;
	declare versions: Table<VersionRow, [manuscript: string, at: number]>;
	declare published: EntityTable<PublishedRow, 'hash'>;
	declare outbox: Table<OutboxRow, [team: string, run: string]>;
	declare sending: Table<SendingRow, [team: string, user: string]>;

	constructor(name = 'huikuan') {
		// Nothing here watches the disk by queries, so no copies are kept for them.
		super(name, { indexedDB: neverDowngraded(), cache: 'disabled' });
		const runs = 'id, startedAt, changedAt, [scenario+startedAt], [phase+changedAt]';
		this.version(1).stores({ runs, entries: '[run+position]', scenarios: 'hash', drafts: 'key, changedAt' });
		// What was continued from a run is found by that run; the browser fills a new index by itself.
		this.version(2).stores({ runs: `${runs}, head.parent.run` });
		this.version(3).stores({
			manuscripts: 'id, changedAt',
			versions: '[manuscript+at]',
			published: 'hash, [scenario+language+at], manuscript',
		});
		this.version(4).stores({ outbox: '[team+run], run', sending: '[team+user]' });

		this.on('blocked', ({ newVersion }) => {
			if (newVersion === null) return undefined;
			tellDisturbance('blocked');
			return false;
		});
		this.on('ready', () => tellDisturbance(null), true);
		// A newer version of the site asks for the database: this page lets go of it, for good, and says so.
		this.on('versionchange', ({ newVersion }) => {
			if (newVersion === null) return undefined;
			this.close();
			tellDisturbance('outdated');
			return false;
		});
	}
}

/**
 * The browser's databases, with one thing refused: Dexie opens a database of a later version as if it were of its own, and adds the indexes that it misses.
 * What a later version of the site keeps is not for this one to write to. Undefined where there are none: on a server, and where they are switched off.
 */
function neverDowngraded(): Pick<IDBFactory, 'open' | 'databases' | 'deleteDatabase'> | undefined {
	const databases = Dexie.dependencies.indexedDB as IDBFactory | undefined;
	return (
		databases && {
			open: (name, version) => {
				// Dexie leaves the version out once its own turned out to be too old.
				if (version === undefined) throw new StoreError('later');
				return databases.open(name, version);
			},
			databases: () => databases.databases(),
			deleteDatabase: (name) => databases.deleteDatabase(name),
		}
	);
}

export const database = new HuikuanDatabase();
