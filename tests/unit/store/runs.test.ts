import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Entry } from '../../../src/lib/core/run/log.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { StoreError } from '../../../src/lib/store/error.ts';
import { Runs, type RunChange } from '../../../src/lib/store/runs.ts';
import { headOf } from '../../support/random-walk.ts';
import { smallTalk } from '../../support/small-talk.ts';

let database: HuikuanDatabase;
let runs: Runs;
const idOf = (last: string) => `01890a5d-ac96-774b-bcce-b302099a80${last}`;

function opening(id: string): { head: ReturnType<typeof headOf>; entries: Entry[] } {
	const head = headOf(smallTalk, { id });
	const live = new LiveRun(smallTalk, head);
	live.begin(1000);
	return { head, entries: [...live.entries] };
}

/** As a page does that knows of so many entries. */
async function append(
	id: string,
	entries: number,
	added: readonly Entry[],
	change: RunChange,
	at: number,
): Promise<void> {
	const stored = await runs.load(id);
	if (!stored) throw new Error(`no run ${id}`);
	await runs.append({ ...stored.row, entries }, added, change, at);
}

async function startOne(id: string, at = 1000): Promise<void> {
	const { head, entries } = opening(id);
	await runs.start(head, smallTalk, entries, at);
}

beforeEach(() => {
	database = new HuikuanDatabase(`runs-${crypto.randomUUID()}`);
	runs = new Runs(database);
});
afterEach(async () => {
	vi.restoreAllMocks();
	await database.delete();
});

describe('A run on disk', () => {
	test('comes back with its head, its log in order and the scenario that it was started with', async () => {
		await startOne(idOf('01'));
		await append(idOf('01'), 2, [{ kind: 'silence', at: 2000 }, { kind: 'line', index: null, at: 2000 }], { replies: 0 }, 2000); // prettier-ignore
		const stored = await runs.load(idOf('01'));
		expect(stored?.run.head).toEqual(opening(idOf('01')).head);
		expect(stored?.run.entries.map(({ kind }) => kind)).toEqual(['begin', 'line', 'silence', 'line']);
		expect(stored?.scenario).toEqual(smallTalk);
		expect(stored?.row).toMatchObject({ entries: 4, changedAt: 2000, startedAt: 1000, phase: 'talk' });
	});

	test('keeps its entries in order beyond ten', async () => {
		await startOne(idOf('01'));
		for (let position = 2; position < 14; position++) {
			await append(idOf('01'), position, [{ kind: 'silence', at: position }], {}, position);
		}
		const stored = await runs.load(idOf('01'));
		expect(stored?.run.entries.slice(2).map(({ at }) => at)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
	});

	test('refuses an append that does not know its last entry, and writes nothing of it', async () => {
		await startOne(idOf('01'));
		await append(idOf('01'), 2, [{ kind: 'silence', at: 1 }], {}, 1);
		const late = append(idOf('01'), 2, [{ kind: 'hang-up', at: 2 }], { phase: 'follow-up' }, 2);
		await expect(late).rejects.toMatchObject({ name: 'StoreError', reason: 'conflict' });
		const stored = await runs.load(idOf('01'));
		expect(stored?.run.entries.at(-1)?.kind).toBe('silence');
		expect(stored?.row.phase).toBe('talk');
	});

	test('is not there under another id', async () => {
		expect(await runs.load(idOf('99'))).toBeUndefined();
		await startOne(idOf('01'));
		const stored = await runs.load(idOf('01'));
		await database.runs.delete(idOf('01'));
		if (!stored) throw new Error('it was there');
		await expect(runs.append(stored.row, [{ kind: 'silence', at: 1 }], {}, 1)).rejects.toMatchObject({
			reason: 'missing',
		});
		expect(await runs.load(idOf('01'))).toBeUndefined();
	});

	test('cannot be started twice under one id, and the first stays as it was', async () => {
		await startOne(idOf('01'));
		await expect(startOne(idOf('01'))).rejects.toBeInstanceOf(StoreError);
		expect((await runs.load(idOf('01')))?.run.entries).toHaveLength(2);
	});

	test('is told as missing when its scenario was lost', async () => {
		await startOne(idOf('01'));
		await database.scenarios.clear();
		await expect(runs.load(idOf('01'))).rejects.toMatchObject({ reason: 'missing' });
	});
});

describe('The list of runs', () => {
	test('is newest first, and of one scenario when asked', async () => {
		await startOne(idOf('01'), 1000);
		await startOne(idOf('02'), 3000);
		await startOne(idOf('03'), 2000);
		expect((await runs.list()).map(({ id }) => id)).toEqual([idOf('02'), idOf('03'), idOf('01')]);
		expect((await runs.list({ scenario: smallTalk.id })).map(({ id }) => id)).toEqual([
			idOf('02'),
			idOf('03'),
			idOf('01'),
		]);
		expect(await runs.list({ scenario: 'another' })).toEqual([]);
	});

	test('knows the run last worked on that is not finished', async () => {
		expect(await runs.unfinished()).toBeUndefined();
		await startOne(idOf('01'), 1000);
		await startOne(idOf('02'), 2000);
		await append(idOf('01'), 2, [], { phase: 'follow-up' }, 5000);
		expect((await runs.unfinished())?.id).toBe(idOf('01'));
		await append(idOf('01'), 2, [], { phase: 'finished' }, 6000);
		expect((await runs.unfinished())?.id).toBe(idOf('02'));
	});
});

describe('A disk that refuses', () => {
	test('says that it is full', async () => {
		await startOne(idOf('01'));
		vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
			throw new DOMException('no room', 'QuotaExceededError');
		});
		const late = append(idOf('01'), 2, [{ kind: 'silence', at: 1 }], {}, 1);
		await expect(late).rejects.toMatchObject({ name: 'StoreError', reason: 'full' });
		expect((await runs.load(idOf('01')))?.run.entries).toHaveLength(2);
	});

	test('says that it was closed', async () => {
		database.close();
		await expect(runs.list()).rejects.toMatchObject({ name: 'StoreError', reason: 'closed' });
	});
});
