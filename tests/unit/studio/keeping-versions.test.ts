import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Manuscripts } from '../../../src/lib/store/studio/manuscripts.ts';
import { mostAutomatic, thinned } from '../../../src/lib/store/studio/thinning.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let database: HuikuanDatabase;
let store: Manuscripts;

beforeEach(() => {
	database = new HuikuanDatabase(`versions-${crypto.randomUUID()}`);
	store = new Manuscripts(database);
});
afterEach(() => database.delete());

const files = (text: string) => [{ path: 'zh.md', text }];
const kept = async (id = 'm') =>
	(await store.versions(id)).map(({ at, name, files: [file] }) => [at, name, file?.text]);

describe('A version', () => {
	test('is kept when the text changed since the last one, and only then', async () => {
		await store.keepChanged('m', files('一'), null, 1000);
		expect(await store.keepChanged('m', files('一'), null, 2000)).toBeNull();
		await store.keepChanged('m', files('二'), null, 3000);
		expect(await kept()).toEqual([
			[3000, null, '二'],
			[1000, null, '一'],
		]);
	});

	test('of another manuscript counts for nothing', async () => {
		await store.keepChanged('other', files('一'), null, 1000);
		await store.keepChanged('m', files('一'), null, 2000);
		expect(await kept()).toEqual([[2000, null, '一']]);
		expect(await kept('other')).toEqual([[1000, null, '一']]);
	});

	test('that has no name yet takes the one that its words are given', async () => {
		await store.keepChanged('m', files('一'), null, 1000);
		await store.keepChanged('m', files('一'), '初稿', 2000);
		expect(await kept()).toEqual([[1000, '初稿', '一']]);
		await store.keepChanged('m', files('一'), '给王总看的', 3000);
		expect(await kept()).toEqual([
			[3000, '给王总看的', '一'],
			[1000, '初稿', '一'],
		]);
	});

	test('never takes the place of another, even when the clock was set back', async () => {
		await store.keepChanged('m', files('一'), null, 5000);
		await store.keepChanged('m', files('二'), null, 5000);
		await store.keepChanged('m', files('三'), null, 1000);
		expect(await kept()).toEqual([
			[5002, null, '三'],
			[5001, null, '二'],
			[5000, null, '一'],
		]);
	});

	test('counts added, removed and renamed files as changes, but not their order', async () => {
		const [a, b] = [
			{ path: 'zh.md', text: '一' },
			{ path: 'en.md', text: 'one' },
		] as const;
		await store.keepChanged('m', [a, b], null, 1);
		expect(await store.keepChanged('m', [b, a], null, 2)).toBeNull();
		expect(await store.keepChanged('m', [a], null, 3)).not.toBeNull();
		expect(await store.keepChanged('m', [{ ...a, path: 'en.md' }], null, 4)).not.toBeNull();
	});

	test('is gone and comes back as it was', async () => {
		await store.keepChanged('m', files('一'), '初稿', 1000);
		const [row] = await store.versions('m');
		await store.forget('m', 1000);
		expect(await kept()).toEqual([]);
		if (row) await store.keep(row);
		expect(await kept()).toEqual([[1000, '初稿', '一']]);
	});

	test('kept by itself is one of at most fifty; named ones are as many as there are names', async () => {
		for (let n = 0; n < 60; n++) {
			await store.keepChanged('m', files(`自动 ${n}`), null, n * 10 * minute);
			if (n % 10 === 0) await store.keepChanged('m', files(`自动 ${n}`), `第 ${n} 稿`, n * 10 * minute + 1);
		}
		const versions = await store.versions('m');
		expect(versions.filter(({ name }) => name !== null)).toHaveLength(6);
		expect(versions.filter(({ name }) => name === null).length).toBe(mostAutomatic);
	});
});

describe('Versions kept by themselves that have become too many', () => {
	const everyTenMinutes = (count: number) =>
		Array.from({ length: count }, (_, n) => ({ at: n * 10 * minute, name: null }));

	test('lose none while there are fifty or fewer', () => {
		expect(thinned(everyTenMinutes(mostAutomatic), day)).toEqual([]);
	});

	test('keep the first, the ten latest, and the later the more of what lies between', () => {
		const all = everyTenMinutes(500);
		const now = 500 * 10 * minute;
		const gone = new Set(thinned(all, now));
		const left = all.filter(({ at }) => !gone.has(at));
		expect(left).toHaveLength(mostAutomatic);
		expect(left[0]?.at).toBe(0);
		expect(left.slice(-10)).toEqual(all.slice(-10));
		const half = left.filter(({ at }) => at > now / 2).length;
		expect(half).toBeGreaterThan(mostAutomatic / 2);
		// And yet no long stretch of the past is left without one.
		const gaps = left.slice(1).map(({ at }, index) => at - (left[index]?.at ?? 0));
		expect(Math.max(...gaps)).toBeLessThan(now / 4);
	});

	test('are thinned one after another as well as all at once', () => {
		let left: { at: number; name: string | null }[] = [];
		for (const version of everyTenMinutes(300)) {
			left.push(version);
			const gone = new Set(thinned(left, version.at));
			left = left.filter(({ at }) => !gone.has(at));
		}
		expect(left).toHaveLength(mostAutomatic);
		expect(left[0]?.at).toBe(0);
	});

	test('never take one with a name along', () => {
		const version = fc.record({ at: fc.nat(day), name: fc.constantFrom(null, null, null, '初稿') });
		fc.assert(
			fc.property(fc.uniqueArray(version, { selector: ({ at }) => at, maxLength: 40 }), fc.nat(20), (all, most) => {
				const gone = thinned(all, day, most);
				expect(all.filter(({ at, name }) => name !== null && gone.includes(at))).toEqual([]);
				const automatic = all.filter(({ name }) => name === null).length;
				expect(gone).toHaveLength(Math.max(0, automatic - most));
				expect(new Set(gone).size).toBe(gone.length);
			}),
		);
	});
});
