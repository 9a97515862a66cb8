import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everything, filterOf, HistoryList, pageSize, undoTime } from '../../../src/lib/state/history.svelte.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { History } from '../../../src/lib/store/history.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { copyTimes, playOnto } from '../../support/filled-store.ts';

let database: HuikuanDatabase;
let runs: Runs;
let list: HistoryList;

beforeEach(() => {
	database = new HuikuanDatabase(`list-${crypto.randomUUID()}`);
	runs = new Runs(database);
	list = new HistoryList(new History(database));
});
afterEach(async () => {
	vi.useRealTimers();
	list.forget();
	await database.delete();
});

const shown = () => list.pages.flat().map(({ id }) => id);

describe('The list of runs on its page', () => {
	test('grows by a page at a time until there are no more', async () => {
		await copyTimes(database, await playOnto(runs), 119);
		await list.reload();
		expect({ shown: shown().length, total: list.total, complete: list.complete }).toEqual({
			shown: pageSize,
			total: 120,
			complete: false,
		});
		const [first] = list.pages;
		// Asked twice, as an observer and a hand may do at once.
		await Promise.all([list.more(), list.more()]);
		expect(shown()).toHaveLength(2 * pageSize);
		expect(list.pages[0]).toBe(first);
		while (!list.complete) await list.more();
		expect(new Set(shown()).size).toBe(120);
		expect(list.complete).toBe(true);
	});

	test('is narrowed at once, and says how many of all that leaves', async () => {
		const exam = await playOnto(runs, { coaching: 'exam' });
		await copyTimes(database, await playOnto(runs), 3);
		await list.reload();
		await list.narrow({ coaching: 'exam' });
		expect(shown()).toEqual([exam]);
		expect({ matching: list.matching, total: list.total, narrowed: list.narrowed }).toEqual({
			matching: 1,
			total: 5,
			narrowed: true,
		});
		await list.narrow(everything);
		expect(shown()).toHaveLength(5);
	});

	test('shows what was asked for last, however the readings overlap', async () => {
		const exam = await playOnto(runs, { coaching: 'exam' });
		await copyTimes(database, await playOnto(runs), 3);
		await Promise.all([
			list.reload(),
			list.narrow({ result: 'passed' }),
			list.narrow({ ...everything, coaching: 'exam' }),
		]);
		expect(shown()).toEqual([exam]);
		expect(list.loading).toBe(false);
	});

	test('says so when the disk cannot be read', async () => {
		database.close();
		await list.reload();
		expect(list.trouble).toEqual({ doing: 'reading', reason: 'closed' });
		expect(list.loading).toBe(false);
	});
});

describe('A run deleted from the list', () => {
	test('comes back to its place', async () => {
		await copyTimes(database, await playOnto(runs), 149);
		await list.reload();
		while (!list.complete) await list.more();
		for (const place of [0, 49, 50, 70, 149]) {
			const before = shown();
			const id = before[place] ?? '';
			await list.remove(id);
			expect(shown()).not.toContain(id);
			expect([list.total, list.removed?.id]).toEqual([149, id]);
			await list.undo();
			expect(shown()).toEqual(before);
			expect([list.total, list.matching, list.removed]).toEqual([150, 150, null]);
		}
		expect(await runs.list()).toHaveLength(150);
	});

	test('is gone for good when its time is over', async () => {
		const id = await playOnto(runs);
		await list.reload();
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		await list.remove(id);
		vi.advanceTimersByTime(undoTime - 1);
		expect(list.removed?.id).toBe(id);
		vi.advanceTimersByTime(1);
		expect(list.removed).toBeNull();
		vi.useRealTimers();
		await list.undo();
		expect(await runs.load(id)).toBeUndefined();
	});

	test('is gone for good when the next one is deleted', async () => {
		const [first, second] = [await playOnto(runs, { at: 1 }), await playOnto(runs, { at: 2 })];
		await list.reload();
		await list.remove(first);
		await list.remove(second);
		await list.undo();
		expect((await runs.list()).map(({ id }) => id)).toEqual([second]);
	});

	test('comes back under another filter too, where it belongs to what is shown', async () => {
		const id = await playOnto(runs, { coaching: 'exam' });
		const other = await playOnto(runs);
		await list.reload();
		await list.remove(id);
		await list.narrow({ coaching: 'coached' });
		await list.undo();
		expect(shown()).toEqual([other]);
		await list.narrow(everything);
		expect(shown()).toContain(id);
	});

	test('that another tab deleted before is told', async () => {
		const id = await playOnto(runs);
		await list.reload();
		await new History(database).remove(id);
		await list.remove(id);
		expect(list.trouble).toEqual({ doing: 'removing', reason: 'missing' });
	});
});

describe('Days asked for', () => {
	test('are whole days of the visitor’s own time, the last one included', () => {
		expect(filterOf({ ...everything, from: '2026-06-05', to: '2026-06-05' })).toEqual({
			from: new Date(2026, 5, 5).getTime(),
			before: new Date(2026, 5, 6).getTime(),
		});
		expect(filterOf({ ...everything, to: '2026-12-31' })).toEqual({ before: new Date(2027, 0, 1).getTime() });
	});

	test('that are half typed do not narrow', () => {
		expect(filterOf({ ...everything, from: '2026-02-30', to: 'x' })).toEqual({});
	});
});
