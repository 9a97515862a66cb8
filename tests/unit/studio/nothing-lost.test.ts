import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Workbench } from '../../../src/lib/state/studio/workbench.svelte.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { StoreError } from '../../../src/lib/store/error.ts';
import { Manuscripts } from '../../../src/lib/store/studio/manuscripts.ts';

/** A bench whose checks are never answered. */
class Desk extends Workbench {
	override hire(): Worker {
		return { postMessage: () => undefined, terminate: () => undefined } as unknown as Worker;
	}
}

let database: HuikuanDatabase;
let store: Manuscripts;

beforeEach(async () => {
	database = new HuikuanDatabase(`bench-${crypto.randomUUID()}`);
	store = new Manuscripts(database);
	await store.add('m', '王总', [{ path: 'zh.md', text: '一' }], 1);
});
afterEach(() => database.delete());

async function opened(from: Manuscripts = store): Promise<Desk> {
	const row = await store.get('m');
	if (!row) throw new Error('no manuscript');
	return new Desk(row, from, { now: () => 2 });
}

const onDisk = async () => (await store.get('m'))?.files;

test('What is typed is on its way to the disk with every key, and the last of it arrives', async () => {
	const bench = await opened();
	for (let n = 1; n <= 50; n++) bench.edit('zh.md', '字'.repeat(n));
	expect(bench.saving).toBe('saving');
	await expect.poll(() => bench.saving).toBe('saved');
	expect(await onDisk()).toEqual([{ path: 'zh.md', text: '字'.repeat(50) }]);
	bench.close();
});

test('A page that is gone while its first write goes on leaves the text before or after it, whole', async () => {
	const bench = await opened();
	bench.edit('zh.md', '二');
	bench.edit('zh.md', '二三');
	database.close();
	await database.open();
	expect(['一', '二', '二三']).toContain((await onDisk())?.[0]?.text);
	bench.close();
});

test('A disk that refuses says why, the text stays on the page, and it is written once there is room', async () => {
	let full = true;
	class Full extends Manuscripts {
		override put(...row: Parameters<Manuscripts['put']>): ReturnType<Manuscripts['put']> {
			return full ? Promise.reject(new StoreError('full')) : super.put(...row);
		}
	}
	const bench = await opened(new Full(database));
	bench.edit('zh.md', '二');
	await expect.poll(() => bench.saving).toBe('full');
	bench.edit('zh.md', '三');
	await expect.poll(() => bench.saving).toBe('full');
	expect(bench.text).toBe('三');
	full = false;
	await bench.save();
	expect(bench.saving).toBe('saved');
	expect(await onDisk()).toEqual([{ path: 'zh.md', text: '三' }]);
	bench.close();
});

test('What another tab wrote in between is never overwritten unasked, and kept as a version when it is', async () => {
	const [bench, other] = [await opened(), await opened()];
	other.edit('zh.md', '那边');
	await expect.poll(() => other.saving).toBe('saved');
	bench.edit('zh.md', '这边');
	await expect.poll(() => bench.saving).toBe('conflict');
	expect(await onDisk()).toEqual([{ path: 'zh.md', text: '那边' }]);
	await bench.takeOver();
	expect(await onDisk()).toEqual([{ path: 'zh.md', text: '这边' }]);
	expect((await store.versions('m')).map(({ files }) => files[0]?.text)).toEqual(['那边']);
	bench.close();
	other.close();
});
