import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Drafts } from '../../../src/lib/store/drafts.ts';

let database: HuikuanDatabase;
let drafts: Drafts;
beforeEach(() => {
	database = new HuikuanDatabase(`drafts-${crypto.randomUUID()}`);
	drafts = new Drafts(database);
});
afterEach(async () => {
	await database.delete();
});

test('A draft comes back as it was put, the last one of a key', async () => {
	await drafts.put('follow-up:1', { notes: '初稿' }, 1);
	await drafts.put('follow-up:1', { notes: '改过' }, 2);
	await drafts.put('follow-up:2', { notes: '另一份' }, 3);
	expect(await drafts.get('follow-up:1')).toEqual({ notes: '改过' });
});

test('A draft that was removed, or never put, is not there', async () => {
	await drafts.put('prepare:a', [1], 1);
	await drafts.remove('prepare:a');
	expect(await drafts.get('prepare:a')).toBeUndefined();
	expect(await drafts.get('prepare:b')).toBeUndefined();
});
