import { database, type HuikuanDatabase } from './database.ts';
import { guarded } from './error.ts';

/** Erases everything that this browser keeps of practice: runs, logs, scenarios kept with them, half-filled forms. All or nothing; rejects with a StoreError. */
export async function eraseAll(store: HuikuanDatabase = database): Promise<void> {
	await guarded(() =>
		// The tables are emptied, not dropped: another tab may have the database open.
		store.transaction('rw', store.tables, async () => {
			await Promise.all(store.tables.map((table) => table.clear()));
		}),
	);
}
