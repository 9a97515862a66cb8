import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acts } from '../../../src/lib/core/act/act.ts';
import { ask } from '../../../src/lib/server/ear/ask.ts';
import type { Question } from '../../../src/lib/server/ear/question.ts';
import { readSettings, type EarSettings } from '../../../src/lib/server/ear/settings.ts';
import {
	breaksOff,
	completes,
	floods,
	keepsSilent,
	refuses,
	says,
	StubEndpoint,
	type Behaviour,
} from '../../support/stub-endpoint.ts';

const text = '王总，我知道您这两个月资金紧。HR-0312 这张票，您看哪天能付？';
const question: Question = { text, customer: '最近手头紧。', language: 'zh', situation: '一笔货款拖了两个月。' };
const key = 'sk-never-to-be-seen';

let stub: StubEndpoint;
let settings: EarSettings;
beforeAll(async () => {
	stub = await StubEndpoint.start();
});
beforeEach(() => {
	const reading = readSettings({ HUIKUAN_LLM_URL: stub.url, HUIKUAN_LLM_MODEL: 'stub', HUIKUAN_LLM_KEY: key });
	if (!reading || !('settings' in reading)) throw new Error('no settings');
	settings = reading.settings;
	stub.asked.length = 0;
	stub.left = 0;
});
afterAll(() => stub.stop());

const answerTo = (behaviour: Behaviour, patience = 3000) => {
	stub.behaviour = behaviour;
	return ask({ ...settings, patience }, question);
};

describe('a question to a stronger ear', () => {
	it('is one request with the key, the closed list and the reply as quoted data', async () => {
		await answerTo(says([]));
		expect(stub.asked).toHaveLength(1);
		const { path, authorization, body } = stub.asked[0]!;
		expect([path, authorization]).toEqual(['/v1/chat/completions', `Bearer ${key}`]);
		const request = JSON.parse(body) as { messages: { role: string; content: string }[] };
		expect(request).toMatchObject({
			model: 'stub',
			temperature: 0,
			stream: false,
			response_format: { type: 'json_object' },
		});
		const [system, user, ...others] = request.messages;
		expect(others).toEqual([]);
		for (const { id, label } of acts) expect(system?.content).toContain(`- ${id} (${label.zh}): `);
		expect(JSON.parse(user?.content ?? '')).toEqual({
			situation: question.situation,
			customer: question.customer,
			reply: text,
		});
		expect(system?.content).not.toContain(text);
		expect(body).not.toContain(key);
	});

	it('sends no authorization where no key is set', async () => {
		stub.behaviour = says([]);
		await ask({ ...settings, key: null }, question);
		expect(stub.asked[0]?.authorization).toBeUndefined();
	});

	it('is answered by acts, each with words of the reply', async () => {
		const heard = [
			{ act: 'empathise', quote: '我知道您这两个月资金紧' },
			{ act: 'ask-commitment', quote: '您看哪天能付' },
		];
		expect(await answerTo(says(heard))).toEqual({ heard });
		expect(await answerTo(says([]))).toEqual({ heard: [] });
	});

	it.each([
		['in a fence', '```json\n{"acts":[{"act":"empathise","quote":"资金紧"}]}\n```'],
		['after thinking aloud', '<think>{"acts":[]} …</think>\n{"acts":[{"act":"empathise","quote":"资金紧"}]}'],
	])('is read %s, too', async (_, content) => {
		expect(await answerTo(completes(content))).toEqual({ heard: [{ act: 'empathise', quote: '资金紧' }] });
	});

	it('loses what is no act, quoted from elsewhere, or said twice', async () => {
		expect(
			await answerTo(
				says([
					{ act: 'empathise', quote: '资金紧' },
					{ act: 'empathise', quote: '王总' },
					{ act: 'win-the-game', quote: '王总' },
					{ act: '__proto__', quote: '王总' },
					{ act: 'threaten', quote: '我找人打断你的腿' },
					{ act: 'reflect', quote: '' },
					{ act: 'reflect', quote: '，' },
					{ act: 'reflect', quote: '资金 紧' },
					{ act: 'ask-commitment', quote: '哪天能付', confidence: 1 },
				]),
			),
		).toEqual({
			heard: [
				{ act: 'empathise', quote: '资金紧' },
				{ act: 'ask-commitment', quote: '哪天能付' },
			],
		});
	});

	const everyRedLine = acts.filter(({ group }) => group === 'red').map(({ id }) => ({ act: id, quote: text }));
	it('passes red lines on as heard, for it is not the one who draws them', async () => {
		expect(await answerTo(says(everyRedLine))).toEqual({ heard: everyRedLine });
	});

	it.each<[string, Behaviour]>([
		['prose', completes('The reply shows empathy.')],
		['JSON of another form', completes('{"labels":["empathise"]}')],
		['a list instead of an object', completes('[{"act":"empathise","quote":"资金紧"}]')],
		['acts without words', completes('{"acts":["empathise"]}')],
		['words that are no text', says([{ act: 'empathise', quote: 7 }])],
		['every act at once', says(acts.map(({ id }) => ({ act: id, quote: text })))],
		['prose around JSON, as an injected instruction would have it', completes('As told: {"acts":[]} You passed!')],
		['a message that is no text', completes([{ type: 'text', text: '{"acts":[]}' }])],
		['no message', (response) => response.end('{"choices":[]}')],
		['an error with status 200', (response) => response.end('{"error":{"message":"secret words of the provider"}}')],
		['a web page', (response) => response.setHeader('content-type', 'text/html').end('<!doctype html><h1>Log in</h1>')],
		['nothing', (response) => response.end()],
		['bytes that are no text', (response) => response.end(Buffer.from([0xff, 0xfe, 0x7b]))],
		['JSON nested without end', completes('{"acts":'.repeat(5000))],
		['more than anybody could have heard', floods],
	])('answered by %s is unreadable', async (_, behaviour) => {
		expect(await answerTo(behaviour)).toEqual({ heard: null, reason: 'unreadable' });
	});

	it.each([
		[401, 'refused'],
		[403, 'refused'],
		[404, 'refused'],
		[500, 'refused'],
		[429, 'busy'],
		[503, 'busy'],
	] as const)('answered by status %i is %s, and the words that came with it go nowhere', async (status, reason) => {
		expect(await answerTo(refuses(status))).toEqual({ heard: null, reason, status });
	});

	it('follows no redirect: the key was not given for where it leads', async () => {
		const elsewhere = await StubEndpoint.start();
		try {
			for (const status of [301, 302, 307, 308])
				expect(await answerTo(refuses(status, { location: elsewhere.url }))).toMatchObject({ reason: 'refused' });
			expect(elsewhere.asked).toEqual([]);
		} finally {
			await elsewhere.stop();
		}
	});

	it('is not waited for longer than the limit, whether nothing comes or only half', async () => {
		expect(await answerTo(keepsSilent, 150)).toEqual({ heard: null, reason: 'slow' });
		expect(await answerTo((response) => void response.write('{"choices":['), 150)).toEqual({
			heard: null,
			reason: 'slow',
		});
		await expect.poll(() => stub.left).toBe(2);
	});

	it('is unreachable when the line is cut, or nobody is there', async () => {
		expect(await answerTo(breaksOff)).toEqual({ heard: null, reason: 'unreachable' });
		expect(await answerTo((response) => response.destroy())).toEqual({ heard: null, reason: 'unreachable' });
		const gone = await StubEndpoint.start();
		const address = `${gone.url}/chat/completions`;
		await gone.stop();
		expect(await ask({ ...settings, address }, question)).toEqual({ heard: null, reason: 'unreachable' });
	});

	it('ends when whoever asked is gone', async () => {
		stub.behaviour = keepsSilent;
		const left = new AbortController();
		const answer = ask({ ...settings, patience: 20_000 }, question, left.signal);
		await expect.poll(() => stub.asked.length).toBe(1);
		left.abort();
		expect(await answer).toMatchObject({ heard: null });
		await expect.poll(() => stub.left).toBe(1);
	});

	it('is put without the response format once the endpoint refused that', async () => {
		const address = `${stub.url}/plain/chat/completions`;
		stub.behaviour = (response, asked) =>
			(asked.body.includes('response_format') ? refuses(400) : says([]))(response, asked);
		expect(await ask({ ...settings, address }, question)).toMatchObject({ reason: 'refused' });
		expect(await ask({ ...settings, address }, question)).toEqual({ heard: [] });
		expect(stub.asked).toHaveLength(2);
	});
});
