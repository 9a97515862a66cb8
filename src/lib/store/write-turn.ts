import type { HuikuanDatabase } from './database.ts';
import { StoreError } from './error.ts';
import type { EntryRow, RunRow } from './rows.ts';

/**
 * Writes a turn, all or nothing: the run's row and the entries behind it, provided that the disk still has the row as it was `before`. On the browser's own
 * transaction, since the customer answers only once the turn is on disk: through Dexie's layers it takes about ten times as long on a slow telephone.
 */
export function writeTurn(
	database: HuikuanDatabase,
	before: RunRow,
	after: RunRow,
	added: readonly EntryRow[],
): Promise<void> {
	// Dexie opens its database at the first use, and says why it cannot.
	if (!database.isOpen()) return database.runs.count().then(() => write(database, before, after, added));
	return write(database, before, after, added);
}

function write(database: HuikuanDatabase, before: RunRow, after: RunRow, added: readonly EntryRow[]): Promise<void> {
	const { runs, entries } = database;
	return new Promise((resolve, reject) => {
		const transaction = database.backendDB().transaction([runs.name, entries.name], 'readwrite');
		let refusal: StoreError | null = null;
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(refusal ?? transaction.error ?? new StoreError('unknown'));
		// All asked for at once: what was read first decides whether the rest stands or the whole is undone.
		const known: IDBRequest<RunRow | undefined> = transaction.objectStore(runs.name).get(before.id);
		known.onsuccess = () => {
			if (known.result?.entries === before.entries) return;
			refusal = new StoreError(known.result ? 'conflict' : 'missing');
			transaction.abort();
		};
		try {
			transaction.objectStore(runs.name).put(after);
			for (const entry of added) transaction.objectStore(entries.name).add(entry);
		} catch (error) {
			reject(error instanceof Error ? error : new StoreError('unknown', error));
			transaction.abort();
		}
	});
}
