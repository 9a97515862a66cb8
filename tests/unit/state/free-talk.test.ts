import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { longestReply } from '../../../src/lib/core/act/hearing/normalise.ts';
import type { Recogniser } from '../../../src/lib/core/act/hearing/recognise.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { Contesting } from '../../../src/lib/state/contesting.svelte.ts';
import { Ear } from '../../../src/lib/state/ear.svelte.ts';
import { FreeTalk, type SayingPlace } from '../../../src/lib/state/free-talk.svelte.ts';
import { contestedLines } from '../../../src/lib/state/label-export.ts';
import { Practise } from '../../../src/lib/state/practise.svelte.ts';
import { rewind } from '../../../src/lib/state/rewind.ts';
import { startRun } from '../../../src/lib/state/start.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Runs } from '../../../src/lib/store/runs.ts';

const scenario = read(readFileSync('scenarios/evasive-debtor/zh.md', 'utf8')).scenario as Scenario;
const nonsense = '苹果香蕉';
const fromDisk = () => Promise.resolve(readFileSync('src/lib/core/act/model/zh.json', 'utf8'));

let database: HuikuanDatabase;
let runs: Runs;
let time = 0;
const clock = { now: () => time };
const drafts = new Map<string, unknown>();
const place: SayingPlace = {
	get: async (key) => drafts.get(key),
	put: (key, value) => void drafts.set(key, value),
	remove: (key) => void drafts.delete(key),
};

beforeEach(() => {
	database = new HuikuanDatabase(`free-${crypto.randomUUID()}`);
	runs = new Runs(database);
	time = 1;
	drafts.clear();
});
afterEach(async () => {
	await database.delete();
});

async function begun(coaching: 'coached' | 'exam' = 'coached'): Promise<Practise> {
	const prepare = scenario.prepare.map(() => []);
	return opened(await startRun({ scenario, mode: 'free', coaching, seed: 7, silence: false, prepare }, runs, clock));
}
async function opened(id: string): Promise<Practise> {
	const stored = await runs.load(id);
	if (!stored) throw new Error('not stored');
	return new Practise(stored, runs, clock);
}
async function recogniser(): Promise<Recogniser> {
	const ear = new Ear('zh', fromDisk, new Map());
	await ear.open();
	if (!ear.recogniser) throw new Error(`the ear is ${ear.state}`);
	return ear.recogniser;
}

describe('An ear', () => {
	test('is ready once its model was fetched, and fetches it once for all talks', async () => {
		let fetched = 0;
		const kept = new Map<'zh' | 'en', Promise<Recogniser>>();
		const fetcher = () => (fetched++, fromDisk());
		const ears = [new Ear('zh', fetcher, kept), new Ear('zh', fetcher, kept)];
		await Promise.all(ears.map((ear) => ear.open()));
		expect(ears.map(({ state }) => state)).toEqual(['ready', 'ready']);
		expect(fetched).toBe(1);
	});

	test('that failed tells so, and can be opened again', async () => {
		let online = false;
		const ear = new Ear('zh', () => (online ? fromDisk() : Promise.reject(new TypeError('offline'))), new Map());
		await ear.open();
		expect([ear.state, ear.recogniser]).toEqual(['failed', null]);
		online = true;
		await ear.open();
		expect(ear.state).toBe('ready');
	});

	test('refuses what is no model', async () => {
		const ear = new Ear('zh', () => Promise.resolve('{"format":2}'), new Map());
		await ear.open();
		expect(ear.state).toBe('failed');
	});
});

describe('A reply in the trainee’s own words', () => {
	test('is on disk as it was heard, with the line that answers it', async () => {
		const practise = await begun();
		const talk = await FreeTalk.open(practise, place, clock);
		talk.text = `  ${nonsense}\n`;
		expect(await talk.send(await recogniser())).toBe(true);
		const { run } = await opened(practise.run.head.id);
		expect(run.entries.slice(-2)).toMatchObject([
			{ kind: 'reply', acts: [], heard: { text: nonsense, spans: [] } },
			{ kind: 'line' },
		]);
		expect(talk.text).toBe('');
	});

	test('is kept while it is written, and forgotten once it is said', async () => {
		const practise = await begun();
		const key = FreeTalk.keyOf(practise.run.head.id);
		const talk = await FreeTalk.open(practise, place, clock);
		talk.text = nonsense;
		expect(drafts.get(key)).toBe(nonsense);
		expect((await FreeTalk.open(practise, place, clock)).text).toBe(nonsense);
		await talk.send(await recogniser());
		expect(drafts.has(key)).toBe(false);
	});

	test('is not said when it is empty, or longer than is listened to', async () => {
		const practise = await begun();
		const talk = await FreeTalk.open(practise, place, clock);
		const ear = await recogniser();
		for (const text of ['', ' \n ', '付'.repeat(longestReply + 1)]) {
			talk.text = text;
			expect(await talk.send(ear)).toBe(false);
		}
		expect(talk.problem).toBe('too-long');
		expect(talk.left).toBe(-1);
		expect(practise.exchanges).toHaveLength(1);
	});

	test('stays in the box when another tab went on with the run', async () => {
		const practise = await begun();
		const other = await opened(practise.run.head.id);
		const talk = await FreeTalk.open(practise, place, clock);
		const ear = await recogniser();
		await other.hangUp();
		talk.text = nonsense;
		expect(await talk.send(ear)).toBe(false);
		expect([practise.conflict, talk.text]).toEqual([true, nonsense]);
	});

	test('being written is no silence; a long pause at the keys is', async () => {
		const talk = await FreeTalk.open(await begun(), place, clock);
		expect(talk.busy).toBe(false);
		talk.text = '王';
		time += 3999;
		expect(talk.busy).toBe(true);
		time += 1;
		expect(talk.busy).toBe(false);
	});
});

describe('A contested label', () => {
	test('is written during the talk and after it, and is exported with what it answers', async () => {
		const practise = await begun();
		const talk = await FreeTalk.open(practise, place, clock);
		talk.text = nonsense;
		await talk.send(await recogniser());
		const reply = practise.run.entries.findIndex(({ kind }) => kind === 'reply');
		const before = practise.state;
		await practise.contest(reply, ['rapport']);
		expect(practise.state).toEqual(before);
		await practise.hangUp();

		const stored = await runs.load(practise.run.head.id);
		if (!stored) throw new Error('not stored');
		const contesting = new Contesting(stored, runs, clock);
		expect(contesting.meant(reply)).toEqual(['rapport']);
		await contesting.contest(reply, ['rapport', 'identify']);
		expect(contesting.trouble).toBeNull();
		const [line = '', ...others] = await contestedLines(runs);
		expect(others).toEqual([]);
		expect(JSON.parse(line)).toMatchObject({ reply: nonsense, acts: ['rapport', 'identify'], heard: [] });
		expect((JSON.parse(line) as { customer: string }).customer).toContain('开会');
	});

	test('stays behind when one goes back to an earlier reply', async () => {
		const practise = await begun();
		const talk = await FreeTalk.open(practise, place, clock);
		const ear = await recogniser();
		for (const text of [nonsense, '嗯嗯']) {
			talk.text = text;
			await talk.send(ear);
			const reply = practise.run.entries.findLastIndex(({ kind }) => kind === 'reply');
			await practise.contest(reply, ['rapport']);
		}
		const second = practise.state.steps.at(-1)?.entry ?? -1;
		const id = await rewind({ run: practise.run, scenario }, second, runs, clock);
		const { run, state } = await opened(id);
		expect(run.head.mode).toBe('free');
		expect(state.steps).toHaveLength(2);
		expect(run.entries.some(({ kind }) => kind === 'contest')).toBe(false);
	});
});
