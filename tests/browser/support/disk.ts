/** What lies in the browser's database, read past the app: by IndexedDB itself, not through Dexie. */
import type { Page } from '@playwright/test';
import type { Entry, Run } from '../../../src/lib/core/run/log.ts';
import type { RunRow } from '../../../src/lib/store/rows.ts';

interface Disk {
	runs: RunRow[];
	entries: { run: string; position: number; entry: Entry }[];
	drafts: { key: string; value: unknown }[];
}

/** All tables; empty ones before the app made them. */
async function tablesOf(page: Page): Promise<Disk> {
	return page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		const none: Disk = { runs: [], entries: [], drafts: [] };
		if (!(await indexedDB.databases()).some(({ name }) => name === 'huikuan')) return none;
		const database = await asked(indexedDB.open('huikuan'));
		try {
			const read = database.transaction(['runs', 'entries', 'drafts']);
			const [runs, entries, drafts] = await Promise.all(
				['runs', 'entries', 'drafts'].map((name) => asked(read.objectStore(name).getAll())),
			);
			return { runs, entries, drafts } as Disk;
		} finally {
			database.close();
		}
	});
}

/** The run with its log in order. */
export async function runOnDisk(page: Page, id: string): Promise<{ row: RunRow; run: Run }> {
	const { runs, entries } = await tablesOf(page);
	const row = runs.find((each) => each.id === id);
	if (!row) throw new Error(`no run ${id}`);
	const log = entries.filter(({ run }) => run === id).sort((a, b) => a.position - b.position);
	return { row, run: { head: row.head, entries: log.map(({ entry }) => entry) } };
}

/** Half-filled forms by key. */
export async function draftsOnDisk(page: Page): Promise<Map<string, unknown>> {
	return new Map((await tablesOf(page)).drafts.map(({ key, value }) => [key, value]));
}
