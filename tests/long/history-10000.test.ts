/** The history at its design size: 10,000 runs on one disk. Times are those of an IndexedDB written in JavaScript, several times slower than a browser's. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HuikuanDatabase } from '../../src/lib/store/database.ts';
import { eraseAll } from '../../src/lib/store/erase.ts';
import { History } from '../../src/lib/store/history.ts';
import { Runs } from '../../src/lib/store/runs.ts';
import { Transfer } from '../../src/lib/store/transfer.ts';
import { copyTimes, playOnto } from '../support/filled-store.ts';

const total = 10_000;
let database: HuikuanDatabase;
let history: History;

beforeAll(async () => {
	database = new HuikuanDatabase(`long-${crypto.randomUUID()}`);
	history = new History(database);
	const runs = new Runs(database);
	const [finished, begun] = [await playOnto(runs, { until: 'finished' }), await playOnto(runs, { coaching: 'exam' })];
	await copyTimes(database, finished, total - 100);
	await copyTimes(database, begun, 98);
});
afterAll(async () => {
	await database.delete();
});

async function timed<T>(what: string, work: () => Promise<T>): Promise<{ result: T; took: number }> {
	const start = performance.now();
	const result = await work();
	const took = performance.now() - start;
	console.log(`${what}: ${took.toFixed(0)} ms`);
	return { result, took };
}

describe('With 10,000 runs', () => {
	test('the first page and the lists beside it come in less than 500 ms', async () => {
		const { result, took } = await timed('opening', () =>
			Promise.all([history.page({}, 100, null), history.count({}), history.scenarios()]),
		);
		expect(result[0]).toHaveLength(100);
		expect(result[1]).toBe(total);
		expect(took).toBeLessThan(500);
	});

	test('a page from the middle comes as fast as the first', async () => {
		const all = await database.runs.orderBy('startedAt').reverse().toArray();
		const { result, took } = await timed('a page from the middle', () => history.page({}, 100, all[5000] ?? null));
		expect(result.map(({ id }) => id)).toEqual(all.slice(5001, 5101).map(({ id }) => id));
		expect(took).toBeLessThan(500);
	});

	test('a filter that few runs pass is read to its end', async () => {
		const { result } = await timed('a filter of 99 runs', () => history.page({ coaching: 'exam' }, 100, null));
		expect(result).toHaveLength(99);
	});

	test('everything goes into a file and comes back', async () => {
		const transfer = new Transfer(database);
		const { result } = await timed('export', () => transfer.export('2026-06-05T08:00:00.000Z'));
		expect(result).toMatchObject({ runs: total, leftOut: 0 });
		console.log(`file: ${(result.file.size / 1e6).toFixed(1)} MB`);
		await eraseAll(database);
		const imported = await timed('import', () => transfer.import(result.file));
		expect(imported.result).toEqual({ added: total, replaced: 0, kept: 0, differing: 0 });
		expect(await history.count({})).toBe(total);
	});
});
