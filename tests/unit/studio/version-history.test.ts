import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { everySoOften, VersionKeeper } from '../../../src/lib/state/studio/version-keeper.ts';
import { momentsOf, VersionHistory } from '../../../src/lib/state/studio/versions.svelte.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import type { PublishedRow, StudioFile, VersionRow } from '../../../src/lib/store/rows.ts';
import { Manuscripts } from '../../../src/lib/store/studio/manuscripts.ts';
import { Published } from '../../../src/lib/store/studio/published.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { example } from '../../support/example.ts';

let database: HuikuanDatabase;
let store: Manuscripts;
let history: VersionHistory;
let now = 1000;
const clock = { now: () => now };

class Desk {
	readonly id = 'm';
	milestones = 0;
	files: readonly StudioFile[] = [{ path: 'zh.md', text: '一' }];

	writes(text: string): void {
		this.files = this.files.map((file) => (file.path === 'zh.md' ? { ...file, text } : file));
	}

	replace(files: readonly StudioFile[]): void {
		this.files = files;
	}
}
let desk: Desk;

beforeEach(() => {
	database = new HuikuanDatabase(`history-${crypto.randomUUID()}`);
	store = new Manuscripts(database);
	desk = new Desk();
	now = 1000;
	history = new VersionHistory(desk, store, new Published(database), clock);
});
afterEach(() => database.delete());

const texts = () => history.moments?.map(({ name, files }) => [name, files[0]?.text]);

async function keptAfter(minutes: number, text: string, name = ''): Promise<void> {
	now += minutes * 60_000;
	desk.writes(text);
	await history.keep(name);
}

describe('The history of a manuscript', () => {
	test('lists versions, the latest first, with what changed from one to the next', async () => {
		await keptAfter(0, '一\n', '初稿');
		await keptAfter(1, '一\n二\n');
		await keptAfter(1, '二\n三\n四\n', ' 给王总看的 ');
		expect(texts()).toEqual([
			['给王总看的', '二\n三\n四\n'],
			[null, '一\n二\n'],
			['初稿', '一\n'],
		]);
		await expect.poll(() => history.changes.size).toBe(2);
		expect(history.moments?.map(({ key }) => history.changes.get(key))).toEqual([
			[{ path: 'zh.md', kind: 'changed', added: 2, removed: 1 }],
			[{ path: 'zh.md', kind: 'changed', added: 1, removed: 0 }],
			undefined,
		]);
	});

	test('restores a version whole, with what was there kept as one, and takes that back', async () => {
		desk.files = [...desk.files, { path: 'a.zh.play.md', text: '彩排' }];
		await keptAfter(0, '一', '初稿');
		desk.files = desk.files.slice(0, 1);
		desk.writes('没有存过的');
		const [first] = history.moments ?? [];
		if (!first) throw new Error('no version');
		now += 5;
		await history.restore(first);
		expect(desk.files.map(({ text }) => text)).toEqual(['一', '彩排']);
		expect(texts()).toEqual([
			[null, '没有存过的'],
			['初稿', '一'],
		]);
		await history.undo();
		expect(desk.files).toEqual([{ path: 'zh.md', text: '没有存过的' }]);
		expect(history.undoable).toBeNull();
	});

	test('changes nothing when what is there cannot be kept first', async () => {
		await keptAfter(0, '一', '初稿');
		desk.writes('二');
		const [first] = history.moments ?? [];
		if (!first) throw new Error('no version');
		database.close();
		await history.restore(first);
		expect(desk.files[0]?.text).toBe('二');
		expect(history.trouble).toBe('closed');
		await database.open();
	});

	test('lets a version go, and puts it back where it was', async () => {
		await keptAfter(0, '一', '初稿');
		await keptAfter(1, '二');
		const before = history.moments;
		const [, first] = before ?? [];
		if (first) await history.remove(first);
		expect(texts()).toEqual([[null, '二']]);
		await history.undo();
		expect(history.moments).toEqual(before);
	});
});

describe('What was published', () => {
	const { scenario } = read(example);
	const row = (over: Partial<PublishedRow>): PublishedRow => {
		if (!scenario) throw new Error('no scenario');
		return {
			hash: crypto.randomUUID(), scenario: 'a', language: 'zh', version: 1, text: '一', read: scenario, model: null,
			manuscript: 'm', at: 100, withdrawn: false, ...over,
		}; // prettier-ignore
	};
	const version = (at: number, zh: string, en = 'one'): VersionRow => ({
		manuscript: 'm',
		at,
		name: null,
		files: [
			{ path: 'zh.md', text: zh },
			{ path: 'en.md', text: en },
		],
	});
	const shown = (versions: VersionRow[], rows: PublishedRow[]) =>
		momentsOf(versions, rows).map(({ at, row, published }) => [
			at,
			row !== null,
			published.map(({ language, version }) => `${language} ${version}`),
		]);

	test('stands with the latest version that it was made from', () => {
		const rows = [row({}), row({ language: 'en', text: 'one' })];
		expect(shown([version(150, '一'), version(90, '一'), version(80, '零'), version(70, '一')], rows)).toEqual([
			[150, true, []],
			[90, true, ['zh 1', 'en 1']],
			[80, true, []],
			[70, true, []],
		]);
	});

	test('stands alone where no such version is left', () => {
		expect(shown([version(90, '二')], [row({}), row({ at: 95, version: 2, text: '二' })])).toEqual([
			[100, false, ['zh 1']],
			[90, true, ['zh 2']],
		]);
	});

	test('restored from itself leaves the rehearsals of the manuscript', async () => {
		await new Published(database).publish([row({ text: '发布过的' })]);
		desk.files = [...desk.files, { path: 'a.zh.play.md', text: '彩排' }];
		await history.load();
		const [first] = history.moments ?? [];
		if (first) await history.restore(first);
		expect(desk.files.map(({ text }) => text)).toEqual(['发布过的', '彩排']);
	});
});

describe('While a manuscript is open', () => {
	test('a version is kept as it was found, and then one for every ten minutes in which something was written', async () => {
		const keeper = new VersionKeeper(desk, store, clock);
		await keeper.keep();
		for (let minute = 1; minute <= 35; minute++) {
			now += 60_000;
			if (minute <= 25) desk.writes(`第 ${minute} 分钟`);
			await keeper.look();
		}
		await history.load();
		expect(texts()?.map(([, text]) => text)).toEqual(['第 25 分钟', '第 20 分钟', '第 10 分钟', '一']);
		expect(desk.milestones).toBe(4);
		expect(everySoOften).toBe(600_000);
	});

	test('a disk that refuses leaves no version, and nothing else happens', async () => {
		const keeper = new VersionKeeper(desk, store, clock);
		database.close();
		await keeper.keep();
		await database.open();
		expect(await store.versions('m')).toEqual([]);
	});
});
