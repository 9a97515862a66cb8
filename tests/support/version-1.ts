/** The database as the first version of the site made it, spelt out here so that no later change of the store changes it. */

export interface Version1Rows {
	runs: unknown[];
	entries: unknown[];
	scenarios: unknown[];
	drafts: unknown[];
}

/** Dexie keeps ten native versions to each of its own. */
const nativeVersion = 10;

/** Self-contained: it also runs in a page, by `page.evaluate`. The connection is closed when the promise resolves. */
export async function makeVersion1([name, rows]: [name: string, rows: Version1Rows]): Promise<void> {
	const made = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name, 10);
		request.onupgradeneeded = () => {
			const database = request.result;
			const runs = database.createObjectStore('runs', { keyPath: 'id' });
			runs.createIndex('startedAt', 'startedAt');
			runs.createIndex('changedAt', 'changedAt');
			runs.createIndex('[scenario+startedAt]', ['scenario', 'startedAt']);
			runs.createIndex('[phase+changedAt]', ['phase', 'changedAt']);
			database.createObjectStore('entries', { keyPath: ['run', 'position'] });
			database.createObjectStore('scenarios', { keyPath: 'hash' });
			database.createObjectStore('drafts', { keyPath: 'key' }).createIndex('changedAt', 'changedAt');
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
	await new Promise<void>((resolve, reject) => {
		const write = made.transaction(['runs', 'entries', 'scenarios', 'drafts'], 'readwrite');
		for (const [table, all] of Object.entries(rows)) for (const row of all) write.objectStore(table).put(row);
		write.oncomplete = () => resolve();
		write.onerror = () => reject(write.error ?? new Error('IndexedDB'));
	});
	made.close();
}

/** Opens a database past the app. Self-contained, too; no version: as it is. The connection stays open. */
export async function openNative([name, version]: [name: string, version?: number]): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}

/** A version of the site that is yet to come. */
export const futureVersion = 9 * nativeVersion;
