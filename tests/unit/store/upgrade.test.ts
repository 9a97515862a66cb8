import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { History } from '../../../src/lib/store/history.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { playOnto } from '../../support/filled-store.ts';
import { futureVersion, makeVersion1, openNative, type Version1Rows } from '../../support/version-1.ts';

let name = '';
let database: HuikuanDatabase;

beforeEach(() => {
	name = `upgrade-${crypto.randomUUID()}`;
});
afterEach(async () => {
	vi.unstubAllGlobals();
	await database.delete();
});

async function rowsOf(from: HuikuanDatabase): Promise<Version1Rows> {
	const [runs, entries, scenarios, drafts] = await Promise.all(
		[from.runs, from.entries, from.scenarios, from.drafts].map((table) => table.toArray() as Promise<unknown[]>),
	);
	return { runs: runs ?? [], entries: entries ?? [], scenarios: scenarios ?? [], drafts: drafts ?? [] };
}

/** What a database of the first version held: two runs, the second one continued from the first, their scenario and a draft. */
async function rowsOfVersion1(): Promise<Version1Rows & { parent: string; child: string }> {
	const source = new HuikuanDatabase(`source-${crypto.randomUUID()}`);
	const runs = new Runs(source);
	const parent = await playOnto(runs, { at: 1000, until: 'finished' });
	const child = await playOnto(runs, { at: 2000, until: 'follow-up' });
	const row = await source.runs.get(child);
	if (row) await source.runs.put({ ...row, head: { ...row.head, parent: { run: parent, entries: 2 } } });
	await source.drafts.put({ key: `follow-up:${child}`, value: { notes: '写到一半' }, changedAt: 3000 });
	const rows = await rowsOf(source);
	await source.delete();
	return { ...rows, parent, child };
}

describe('A database of the first version', () => {
	test('is opened with every run, entry, scenario and draft as it was', async () => {
		const { parent, child, ...rows } = await rowsOfVersion1();
		await makeVersion1([name, rows]);
		database = new HuikuanDatabase(name);
		expect(await rowsOf(database)).toEqual(rows);
		expect(database.verno).toBe(4);
		const loaded = await new Runs(database).load(parent);
		expect(loaded?.run.entries).toHaveLength(loaded?.row.entries ?? 0);
		expect((await new Runs(database).unfinished())?.id).toBe(child);
	});

	test('knows from then on which runs were continued from another', async () => {
		const { parent, child, ...rows } = await rowsOfVersion1();
		await makeVersion1([name, rows]);
		database = new HuikuanDatabase(name);
		const history = new History(database);
		expect((await history.children(parent)).map(({ id }) => id)).toEqual([child]);
		expect(await history.children(child)).toEqual([]);
	});
});

describe('A database of a later version', () => {
	test('is refused as such, and nothing of it is touched', async () => {
		const { parent: _parent, child: _child, ...rows } = await rowsOfVersion1();
		await makeVersion1([name, rows]);
		(await openNative([name, futureVersion])).close();
		database = new HuikuanDatabase(name);
		const runs = new Runs(database);
		await expect(runs.list()).rejects.toMatchObject({ name: 'StoreError', reason: 'later' });
		// Asked again, it says the same.
		await expect(runs.unfinished()).rejects.toMatchObject({ reason: 'later' });
		await expect(new History(database).count({})).rejects.toMatchObject({ reason: 'later' });

		const after = await openNative([name]);
		expect(after.version).toBe(futureVersion);
		const kept = after.transaction('runs').objectStore('runs');
		// The index that this version would have added is not there.
		expect([...kept.indexNames]).not.toContain('head.parent.run');
		const count = kept.count();
		await vi.waitFor(() => expect(count.result).toBe(rows.runs.length));
		after.close();
	});
});

describe('Two tabs', () => {
	test('the older one lets go of the database when a newer one asks for it, and says so', async () => {
		const told: unknown[] = [];
		vi.stubGlobal('dispatchEvent', (event: CustomEvent) => told.push(event.detail));
		database = new HuikuanDatabase(name);
		const runs = new Runs(database);
		const id = await playOnto(runs);
		told.length = 0;

		const newer = await openNative([name, futureVersion]);
		expect(newer.version).toBe(futureVersion);
		expect(told).toEqual(['outdated']);
		await expect(runs.load(id)).rejects.toMatchObject({ name: 'StoreError', reason: 'closed' });
		newer.close();
	});

	test('the newer one says that it waits while an older one does not let go, and goes on once it does', async () => {
		const told: unknown[] = [];
		vi.stubGlobal('dispatchEvent', (event: CustomEvent) => told.push(event.detail));
		await makeVersion1([name, { runs: [], entries: [], scenarios: [], drafts: [] }]);
		const older = await openNative([name]);
		database = new HuikuanDatabase(name);
		const listed = new Runs(database).list();
		await vi.waitFor(() => expect(told).toEqual(['blocked']));
		older.close();
		expect(await listed).toEqual([]);
		expect(told).toEqual(['blocked', null]);
	});
});
