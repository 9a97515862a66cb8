import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SecondHearing } from '../../../src/lib/core/act/hearing/other-ear.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { FreeTalk, type SayingPlace } from '../../../src/lib/state/free-talk.svelte.ts';
import { Practise } from '../../../src/lib/state/practise.svelte.ts';
import { rewind } from '../../../src/lib/state/rewind.ts';
import { SecondEar, type SecondQuestion } from '../../../src/lib/state/second-ear.svelte.ts';
import { startRun } from '../../../src/lib/state/start.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { recogniserFor } from '../../support/recogniser.ts';

const drafts = new Map<string, unknown>();
const place: SayingPlace = {
	get: async (key) => drafts.get(key),
	put: (key, value) => void drafts.set(key, value),
	remove: (key) => void drafts.delete(key),
};
const question: SecondQuestion = { text: '我知道您难', customer: null, language: 'zh', situation: '催款' };

/** A server that answers so, and what it was asked. */
function server(answer: unknown, model: unknown = 'qwen') {
	const asked: { method: string; body: unknown }[] = [];
	const fetcher: typeof fetch = (_address, options = {}) => {
		const method = options.method ?? 'GET';
		asked.push({ method, body: typeof options.body === 'string' ? (JSON.parse(options.body) as unknown) : null });
		if (method === 'GET') return Promise.resolve(Response.json({ ear: model && { model } }));
		if (answer instanceof Error) return Promise.reject(answer);
		if (answer !== 'nothing') return Promise.resolve(Response.json(answer));
		return new Promise((_resolve, reject) => {
			options.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
		});
	};
	return { asked, fetcher };
}

/** The ear of that server, agreed to. */
async function agreed(answer: unknown): Promise<SecondEar> {
	const ear = await SecondEar.find(place, server(answer).fetcher);
	if (!ear) throw new Error('no ear');
	ear.agree();
	return ear;
}

beforeEach(() => drafts.clear());

describe('A second ear', () => {
	test('is there when the server says so', async () => {
		expect((await SecondEar.find(place, server(null).fetcher))?.model).toBe('qwen');
		for (const none of [null, '', 7, 'a\nb'])
			expect(await SecondEar.find(place, server(null, none).fetcher)).toBeNull();
		expect(await SecondEar.find(place, () => Promise.reject(new TypeError('offline')))).toBeNull();
		expect(await SecondEar.find(place, () => Promise.resolve(new Response('<h1>Log in</h1>')))).toBeNull();
	});

	test('is asked nothing before the learner agrees, nor after', async () => {
		const { asked, fetcher } = server({ heard: [] });
		const ear = await SecondEar.find(place, fetcher);
		expect(await ear?.hear(question)).toBeNull();
		ear?.agree();
		expect(await ear?.hear(question)).toEqual({ model: 'qwen', acts: [] });
		ear?.withdraw();
		expect(await ear?.hear(question)).toBeNull();
		expect(asked.filter(({ method }) => method === 'POST')).toEqual([{ method: 'POST', body: question }]);
	});

	test('remembers the agreement, for that model alone', async () => {
		await agreed(null);
		expect((await SecondEar.find(place, server(null).fetcher))?.agreed).toBe(true);
		expect((await SecondEar.find(place, server(null, 'gpt').fetcher))?.agreed).toBe(false);
	});

	test('tells acts with the words that show them', async () => {
		const ear = await agreed({ model: 'qwen-2', heard: [{ act: 'empathise', quote: '知道' }] });
		expect(await ear.hear(question)).toEqual({ model: 'qwen-2', acts: [{ act: 'empathise', start: 1, end: 3 }] });
	});

	test.each<[unknown, string]>([
		[{ heard: null, reason: 'busy' }, 'busy'],
		[{ heard: null, reason: 'bored' }, 'unreadable'],
		[{ heard: 'empathise' }, 'unreadable'],
		['<h1>Log in</h1>', 'unreadable'],
		[null, 'unreadable'],
		[new TypeError('offline'), 'unreachable'],
	])('that answers %o tells nothing, and why', async (answer, failed) => {
		expect(await (await agreed(answer)).hear(question)).toEqual({ model: 'qwen', failed });
	});

	test('need not be waited for', async () => {
		const ear = await agreed('nothing');
		const answer = ear.hear(question);
		expect(ear.waiting).toBe(true);
		ear.skip();
		expect(await answer).toEqual({ model: 'qwen', failed: 'slow' });
		expect(ear.waiting).toBe(false);
	});
});

describe('A reply that two ears hear', () => {
	const scenario = read(readFileSync('scenarios/evasive-debtor/zh.md', 'utf8')).scenario as Scenario;
	const recogniser = recogniserFor('zh');
	let database: HuikuanDatabase;
	let runs: Runs;

	beforeEach(() => {
		database = new HuikuanDatabase(`seconded-${crypto.randomUUID()}`);
		runs = new Runs(database);
	});
	afterEach(() => database.delete());

	async function begun(coaching: 'coached' | 'exam' = 'exam'): Promise<{ practise: Practise; talk: FreeTalk }> {
		const prepare = scenario.prepare.map(() => []);
		const id = await startRun({ scenario, mode: 'free', coaching, seed: 7, silence: false, prepare }, runs);
		const stored = await runs.load(id);
		if (!stored) throw new Error('not stored');
		const practise = new Practise(stored, runs);
		const talk = await FreeTalk.open(practise, place);
		talk.text = '王总您好，我是华瑞的小周。';
		return { practise, talk };
	}

	test('is asked about with the line that it answers, and marked on disk', async () => {
		const { practise, talk } = await begun();
		let asked: SecondQuestion | undefined;
		const said = await talk.send(recogniser, (about) => {
			asked = about;
			return Promise.resolve<SecondHearing>({ model: 'qwen', acts: [{ act: 'identify', start: 5, end: 12 }] });
		});
		expect(said).toBe(true);
		expect(asked).toMatchObject({ text: '王总您好，我是华瑞的小周。', language: 'zh', situation: scenario.summary });
		expect(asked?.customer).toContain('开会');
		const stored = await runs.load(practise.run.head.id);
		expect(stored?.row.seconded).toEqual(['qwen']);
		expect(stored?.run.entries.find(({ kind }) => kind === 'reply')).toMatchObject({
			heard: { seconded: { model: 'qwen' } },
		});
	});

	test('is marked in a run that goes on from it, and no longer once it is taken back', async () => {
		const { practise, talk } = await begun('coached');
		await talk.send(recogniser, () => Promise.resolve<SecondHearing>({ model: 'qwen', acts: [] }));
		talk.text = '您看哪天能付？';
		await talk.send(recogniser);
		const rowOf = async (id: string) => (await runs.load(id))?.row;
		const last = practise.state.steps.at(-1)?.entry ?? -1;
		expect((await rowOf(await rewind({ run: practise.run, scenario }, last, runs)))?.seconded).toEqual(['qwen']);
		const id = practise.run.head.id;
		await practise.undo();
		expect((await rowOf(id))?.seconded).toEqual(['qwen']);
		await practise.undo();
		expect((await rowOf(id))?.seconded).toBeUndefined();
	});

	test('stays marked through the follow-up, which knows nothing of ears', async () => {
		const { practise, talk } = await begun();
		await talk.send(recogniser, () => Promise.resolve<SecondHearing>({ model: 'qwen', acts: [] }));
		await practise.hangUp();
		const stored = await runs.load(practise.run.head.id);
		const later = new Practise(stored!, runs);
		const record = { reason: null, promises: [], next: null, notes: '' };
		await later.finish(record, { parts: [], text: '…' }, score);
		expect((await runs.load(practise.run.head.id))?.row).toMatchObject({ phase: 'finished', seconded: ['qwen'] });
	});

	test('is on its way while the other listens: nothing else is sent, and no silence counted', async () => {
		const { practise, talk } = await begun();
		let answer: (hearing: SecondHearing | null) => void = () => undefined;
		const sent = talk.send(recogniser, () => new Promise((resolve) => (answer = resolve)));
		expect([talk.sending, talk.busy, await talk.send(recogniser)]).toEqual([true, true, false]);
		answer({ model: 'qwen', failed: 'slow' });
		expect(await sent).toBe(true);
		expect([talk.sending, practise.exchanges.length]).toEqual([false, 2]);
	});

	test('stays in the box when the talk went on while the other listened', async () => {
		const { practise, talk } = await begun();
		let answer: (hearing: SecondHearing | null) => void = () => undefined;
		const sent = talk.send(recogniser, () => new Promise((resolve) => (answer = resolve)));
		await practise.hangUp();
		answer({ model: 'qwen', acts: [] });
		expect(await sent).toBe(false);
		expect(talk.text).toBe('王总您好，我是华瑞的小周。');
		expect(practise.run.entries.some(({ kind }) => kind === 'reply')).toBe(false);
	});
});
