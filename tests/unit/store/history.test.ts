import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Drafts } from '../../../src/lib/store/drafts.ts';
import { History, type RunFilter } from '../../../src/lib/store/history.ts';
import type { RunRow } from '../../../src/lib/store/rows.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { playOnto, smallTalk } from '../../support/filled-store.ts';

let database: HuikuanDatabase;
let runs: Runs;
let history: History;

beforeEach(() => {
	database = new HuikuanDatabase(`history-${crypto.randomUUID()}`);
	runs = new Runs(database);
	history = new History(database);
});
afterEach(async () => {
	await database.delete();
});

/** All rows of a filter, page by page. */
async function paged(filter: RunFilter, limit: number): Promise<RunRow[][]> {
	const pages: RunRow[][] = [];
	for (;;) {
		const page = await history.page(filter, limit, pages.at(-1)?.at(-1) ?? null);
		if (page.length > 0) pages.push(page);
		if (page.length < limit) return pages;
	}
}

describe('The history', () => {
	test('gives its pages newest first, every run once, also where several started in the same moment', async () => {
		const ids: string[] = [];
		for (const at of [1000, 5000, 3000, 3000, 3000, 3000, 9000]) ids.push(await playOnto(runs, { at }));
		const pages = await paged({}, 3);
		expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
		const rows = pages.flat();
		expect(rows.map(({ startedAt }) => startedAt)).toEqual([9000, 5000, 3000, 3000, 3000, 3000, 1000]);
		expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort());
	});

	test('narrows by scenario, day, coaching, mode and result, alone and together', async () => {
		const begun = await playOnto(runs, { at: 1000, until: 'begun' });
		const waiting = await playOnto(runs, { at: 2000, until: 'follow-up', coaching: 'exam' });
		const failed = await playOnto(runs, { at: 3000, until: 'failed' });
		const finished = await playOnto(runs, { at: 4000, until: 'finished', coaching: 'exam' });
		const passed = (await runs.load(finished))?.row.passed ? 'passed' : 'not-passed';
		const idsOf = async (filter: RunFilter) => (await paged(filter, 2)).flat().map(({ id }) => id);
		expect(await idsOf({})).toEqual([finished, failed, waiting, begun]);
		expect(await idsOf({ scenario: smallTalk.id })).toEqual([finished, failed, waiting, begun]);
		expect(await idsOf({ scenario: 'another' })).toEqual([]);
		expect(await idsOf({ from: 2000 })).toEqual([finished, failed, waiting]);
		expect(await idsOf({ before: 3000 })).toEqual([waiting, begun]);
		expect(await idsOf({ scenario: smallTalk.id, from: 2000, before: 4000 })).toEqual([failed, waiting]);
		expect(await idsOf({ coaching: 'exam' })).toEqual([finished, waiting]);
		expect(await idsOf({ mode: 'choice' })).toEqual([finished, failed, waiting, begun]);
		expect(await idsOf({ mode: 'free' })).toEqual([]);
		expect(await idsOf({ result: 'unfinished' })).toEqual([waiting, begun]);
		expect(await idsOf({ result: 'not-passed' })).toContain(failed);
		expect(await idsOf({ result: passed, coaching: 'exam' })).toEqual([finished]);
		expect(await idsOf({ from: 5000, before: 1000 })).toEqual([]);
	});

	test('counts what a filter leaves', async () => {
		for (const at of [1000, 2000, 3000]) await playOnto(runs, { at, coaching: at === 2000 ? 'exam' : 'coached' });
		expect(await history.count({})).toBe(3);
		expect(await history.count({ from: 2000 })).toBe(2);
		expect(await history.count({ scenario: smallTalk.id, before: 3000 })).toBe(2);
		expect(await history.count({ coaching: 'exam' })).toBe(1);
		expect(await history.count({ scenario: 'another' })).toBe(0);
	});

	test('knows which scenarios were played, by the title of their latest run', async () => {
		const [first, second, other] = [
			await playOnto(runs, { at: 1 }),
			await playOnto(runs, { at: 2 }),
			await playOnto(runs, { at: 3 }),
		];
		await database.runs.update(first, { title: 'its old title' });
		await database.runs.update(second, { title: 'its title' });
		await database.runs.update(other, { scenario: 'zzz', title: 'the other' });
		expect(await history.scenarios()).toEqual([
			{ id: smallTalk.id, title: 'its title' },
			{ id: 'zzz', title: 'the other' },
		]);
	});
});

describe('A run that is removed', () => {
	test('is gone with its log and its form, and the others stay', async () => {
		const [kept, gone] = [await playOnto(runs, { at: 1 }), await playOnto(runs, { at: 2, until: 'follow-up' })];
		const forms = new Drafts(database);
		await forms.put(`follow-up:${gone}`, { notes: '…' }, 3);
		await forms.put(`follow-up:${kept}`, { notes: '…' }, 3);
		await history.remove(gone);
		expect(await runs.load(gone)).toBeUndefined();
		expect(await forms.get(`follow-up:${gone}`)).toBeUndefined();
		expect(await forms.get(`follow-up:${kept}`)).toBeDefined();
		expect((await database.entries.toArray()).every(({ run }) => run === kept)).toBe(true);
		expect((await runs.load(kept))?.run.entries.length).toBeGreaterThan(0);
	});

	test('comes back exactly as it was', async () => {
		const id = await playOnto(runs, { until: 'follow-up' });
		const forms = new Drafts(database);
		await forms.put(`follow-up:${id}`, { notes: '…' }, 3);
		const before = await runs.load(id);
		await history.restore(await history.remove(id));
		expect(await runs.load(id)).toEqual(before);
		expect(await forms.get(`follow-up:${id}`)).toEqual({ notes: '…' });
	});

	test('can be removed once', async () => {
		const id = await playOnto(runs);
		await history.remove(id);
		await expect(history.remove(id)).rejects.toMatchObject({ reason: 'missing' });
	});

	test('does not come back over one that is there again', async () => {
		const id = await playOnto(runs);
		const removed = await history.remove(id);
		await history.restore(removed);
		await expect(history.restore(removed)).rejects.toMatchObject({ reason: 'conflict' });
		expect((await runs.load(id))?.run.entries).toHaveLength(removed.entries.length);
	});

	test('stays when the disk refuses half-way', async () => {
		const id = await playOnto(runs);
		const before = await runs.load(id);
		database.drafts.hook('deleting', () => {
			throw new DOMException('no', 'QuotaExceededError');
		});
		await new Drafts(database).put(`follow-up:${id}`, {}, 1);
		await expect(history.remove(id)).rejects.toMatchObject({ name: 'StoreError' });
		expect(await runs.load(id)).toEqual(before);
	});
});
