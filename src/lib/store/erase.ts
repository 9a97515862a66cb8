import { database, type HuikuanDatabase } from './database.ts';
import { guarded } from './error.ts';

/**
 * Erases everything that this browser keeps of practice: runs, logs, scenarios kept with them, half-filled forms, what is on its way to a team. What was written in the studio is no
 * practice and stays. All or nothing; rejects with a StoreError.
 */
export async function eraseAll(store: HuikuanDatabase = database): Promise<void> {
	const { runs, entries, scenarios, drafts, outbox } = store;
	const practice = [runs, entries, scenarios, drafts, outbox];
	await guarded(() =>
		// The tables are emptied, not dropped: another tab may have the database open.
		store.transaction('rw', practice, async () => {
			await Promise.all(practice.map((table) => table.clear()));
		}),
	);
}
