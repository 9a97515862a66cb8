import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { Practise } from '../../../src/lib/state/practise.svelte.ts';
import { startRun } from '../../../src/lib/state/start.ts';
import { rewind } from '../../../src/lib/state/rewind.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { smallTalk } from '../../support/small-talk.ts';

let database: HuikuanDatabase;
let runs: Runs;
let time = 0;
const clock = { now: () => ++time };

beforeEach(() => {
	database = new HuikuanDatabase(`practise-${crypto.randomUUID()}`);
	runs = new Runs(database);
	time = 0;
});
afterEach(async () => {
	vi.restoreAllMocks();
	await database.delete();
});

async function begun(coaching: 'coached' | 'exam' = 'coached'): Promise<string> {
	return startRun({ scenario: smallTalk, coaching, seed: 7, silence: true, prepare: [] }, runs, clock);
}
async function opened(id: string): Promise<Practise> {
	const stored = await runs.load(id);
	if (!stored) throw new Error('not stored');
	return new Practise(stored, runs, clock);
}
const optionWith = (practise: Practise, words: string) => {
	const option = practise.options.find(({ text }) => text.includes(words));
	if (!option) throw new Error(`no option with ${words}`);
	return option.index;
};
const wordsOnDisk = async (id: string) => (await opened(id)).exchanges.map(({ theirs }) => theirs?.text.join('') ?? '');

describe('A run that is played', () => {
	test('is on disk with the customer’s first line before its page opens', async () => {
		const id = await begun();
		expect(await wordsOnDisk(id)).toEqual(['喂，小李啊，在开会呢。']);
	});

	test('has every reply and the line that answers it on disk when it shows them', async () => {
		const id = await begun();
		const practise = await opened(id);
		await practise.say(optionWith(practise, '18.6 万'));
		expect(practise.exchanges.at(-1)?.theirs?.text).toEqual(['行，6 月 5 号。']);
		expect(await wordsOnDisk(id)).toEqual(['喂，小李啊，在开会呢。', '行，6 月 5 号。']);
	});

	test('goes on after a reload exactly where it was, options in the same order', async () => {
		const id = await begun();
		const practise = await opened(id);
		await practise.say(optionWith(practise, '18.6 万'));
		const again = await opened(id);
		expect(again.state).toEqual(practise.state);
		expect(again.options).toEqual(practise.options);
	});

	test('takes one reply at a time: a second tap while the first is written does nothing', async () => {
		const id = await begun();
		const practise = await opened(id);
		const index = optionWith(practise, '18.6 万');
		await Promise.all([practise.say(index), practise.say(index)]);
		expect((await opened(id)).run.entries.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
	});

	test('takes a reply back in a coached run, also the one that ended the talk', async () => {
		const id = await begun();
		const practise = await opened(id);
		await practise.say(optionWith(practise, '回头再说'));
		expect(practise.over).toBe(true);
		expect(practise.canUndo).toBe(true);
		await practise.undo();
		expect(practise.over).toBe(false);
		expect(practise.exchanges).toHaveLength(1);
		expect((await opened(id)).state).toEqual(practise.state);
	});

	test('has nothing to take back in an exam', async () => {
		const practise = await opened(await begun('exam'));
		await practise.say(optionWith(practise, '18.6 万'));
		expect(practise.canUndo).toBe(false);
	});

	test('ends with a scorecard, and its row carries the total', async () => {
		const id = await begun();
		const practise = await opened(id);
		await practise.say(optionWith(practise, '18.6 万'));
		await practise.say(optionWith(practise, '我记下了'));
		await practise.finish({ reason: null, promises: [], next: null, notes: '' }, { parts: [] }, score);
		const card = score(smallTalk, practise.run);
		expect((await runs.load(id))?.row).toMatchObject({ phase: 'finished', total: card.total, passed: card.passed });
		expect(replay(smallTalk, practise.run).phase).toBe('finished');
	});
});

describe('Two pages on one run', () => {
	test('do not corrupt it: the one that comes late stops and says so', async () => {
		const id = await begun();
		const [first, second] = [await opened(id), await opened(id)];
		await first.say(optionWith(first, '18.6 万'));
		await second.say(optionWith(second, '回头再说'));
		expect(second.conflict).toBe(true);
		expect(await wordsOnDisk(id)).toEqual(['喂，小李啊，在开会呢。', '行，6 月 5 号。']);
	});
});

describe('A page that listens to other tabs', () => {
	test('stops at once when one of them goes on with the run, and the one that goes on does not', async () => {
		const id = await begun();
		const [first, second] = [await opened(id), await opened(id)];
		const stops = [first.follow(), second.follow()];
		await first.say(optionWith(first, '18.6 万'));
		await expect.poll(() => second.conflict).toBe(true);
		expect(first.conflict).toBe(false);
		for (const stop of stops) stop();
	});

	test('is not disturbed by other runs, nor by what it knows already', async () => {
		const [one, other] = [await opened(await begun()), await opened(await begun())];
		const behind = await opened(one.run.head.id);
		const stops = [one, other, behind].map((practise) => practise.follow());
		await other.say(optionWith(other, '18.6 万'));
		await one.say(optionWith(one, '18.6 万'));
		await expect.poll(() => behind.conflict).toBe(true);
		expect([one.conflict, other.conflict]).toEqual([false, false]);
		for (const stop of stops) stop();
	});

	test('can be left while its last reply is being written', async () => {
		const practise = await opened(await begun());
		const stop = practise.follow();
		const said = practise.say(optionWith(practise, '18.6 万'));
		stop();
		await expect(said).resolves.toBeUndefined();
	});
});

describe('A disk that refuses in the middle', () => {
	test('does not stop the talk: it goes on in memory, and is written when there is room again', async () => {
		const id = await begun();
		const practise = await opened(id);
		let full = true;
		const add = IDBObjectStore.prototype.add;
		vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
			if (full) throw new DOMException('no room', 'QuotaExceededError');
			return add.apply(this, row);
		});
		await practise.say(optionWith(practise, '18.6 万'));
		expect(practise.trouble).toBe('full');
		expect(practise.exchanges.at(-1)?.theirs?.text).toEqual(['行，6 月 5 号。']);
		full = false;
		await practise.say(optionWith(practise, '我记下了'));
		expect(practise.trouble).toBeNull();
		expect((await opened(id)).state).toEqual(practise.state);
	});
});

describe('Going on from an earlier reply', () => {
	test('starts another run with the same words up to there, which remembers where it came from', async () => {
		const id = await begun();
		const practise = await opened(id);
		await practise.say(optionWith(practise, '18.6 万'));
		const stored = await runs.load(id);
		const place = stored?.run.entries.findIndex(({ kind }) => kind === 'reply') ?? -1;
		if (!stored) throw new Error('not stored');
		const other = await opened(await rewind(stored, place, runs, clock));
		expect(other.exchanges.map(({ theirs }) => theirs?.text)).toEqual([['喂，小李啊，在开会呢。']]);
		expect(other.run.head.parent).toEqual({ run: id, entries: place });
		expect((await runs.load(id))?.run).toEqual(stored.run);
	});
});
