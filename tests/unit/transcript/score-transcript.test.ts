import { describe, expect, test } from 'vitest';
import { earFor, movesEarFor } from '../../../src/cli/ear.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { notedScript } from '../../../src/lib/core/score/notes.ts';
import type { CheckId } from '../../../src/lib/core/score/scorecard.ts';
import { readDossier } from '../../../src/lib/core/transcript/read-dossier.ts';
import { readTranscript } from '../../../src/lib/core/transcript/read-transcript.ts';
import { scoreTranscript } from '../../../src/lib/core/transcript/score-transcript.ts';
import { speakersOf, turnsOf } from '../../../src/lib/core/transcript/sides.ts';
import type { Side } from '../../../src/lib/core/transcript/turn.ts';

const account = {
	today: '2026-05-28',
	customer: '王建国',
	invoices: [{ number: 'HR-0312', amount: 186000, due: '2026-04-11' }],
};

function scored(text: string, more: object = {}, language: Language = 'zh') {
	const read = readTranscript(text);
	expect(read.troubles).toEqual([]);
	const sides = new Map(speakersOf(read.said).map(({ name, side }) => [name, side as Side]));
	const { dossier, troubles } = readDossier({ ...account, ...more }, null);
	expect(troubles).toEqual([]);
	return scoreTranscript(turnsOf(read.said, sides)!, dossier!, language, {
		acts: earFor(language),
		moves: movesEarFor(language),
	});
}

const good = `我：王总您好，我是华瑞轴承的小李。HR-0312 那笔货款 18.6 万，4 月 11 日到期，已经逾期 47 天了，今天想跟您确认一下付款安排。
客户：哎小李啊，我这会儿正开会呢，回头再说吧。
我：理解您忙，我只占您两分钟。这笔货款是遇到什么困难了吗？
客户：不瞒你说，我们项目的回款还没到，账上实在紧张，工资都是凑的。
我：明白，甲方的款没回来，账上周转不开，您压力也大。那这样，6 月 5 日先付 8 万，剩下的 10.6 万 6 月 20 日付清，您看行吗？
客户：行吧，就按你说的，6月5号先付8万，20号把剩下的付了。
我：好的，那我跟您确认一下：6 月 5 日 8 万，6 月 20 日 10.6 万，走对公转账，对吧？
客户：对，对公转。
我：我待会儿把这个安排发微信给您，麻烦您回个“确认”。6 月 4 日上午我再给您打个电话。谢谢王总！
客户：好。`;

const statuses = (card: ReturnType<typeof scored>['card']) =>
	Object.fromEntries(card.checks.map(({ id, status }) => [id, status])) as Record<CheckId, string>;

describe('a real conversation', () => {
	test('is scored by the same rubric, with the words that show it', () => {
		const { card } = scored(good);
		expect(card.passed).toBe(true);
		expect(card.outcome).toEqual({ id: 'agreed', value: 100 });
		const opening = card.checks.find(({ id }) => id === 'open-plainly');
		expect(opening).toMatchObject({ status: 'yes', evidence: [{ reply: 1 }] });
		expect(opening?.evidence.map(({ words }) => words).join()).toContain('18.6 万');
		expect(card.replies).toBe(5);
	});

	test('climbs the ladder as both sides name day, sum and way', () => {
		const { card, state } = scored(good);
		expect(card.rung).toBe(4);
		expect(state.snapshot?.promises.map(({ amount, date, method }) => [amount, date, method])).toEqual([
			[8_000_000, '2026-06-05', 'bank-transfer'],
			[10_600_000, '2026-06-20', 'bank-transfer'],
		]);
		expect(card.ladder[4]).toMatchObject({
			speaker: '王建国',
			words: expect.stringContaining('6月5号先付8万') as string,
		});
	});

	test('is a run like any other: it replays, and its script can be shown', () => {
		const { scenario, run, state } = scored(good);
		expect(replay(scenario, run)).toEqual(state);
		const script = notedScript(scenario, run);
		expect(script.map(({ mine }) => mine?.words.map(({ text }) => text).join('') ?? null)).toEqual([
			null,
			...good
				.split('\n')
				.filter((line) => line.startsWith('我'))
				.map((line) => line.slice(2)),
		]);
		expect(script.map(({ theirs }) => theirs?.text.join('') ?? null)).toEqual([
			null,
			...good
				.split('\n')
				.filter((line) => line.startsWith('客户'))
				.map((line) => line.slice(3)),
		]);
	});

	test('leaves out what it cannot know: preparation, record, message, a cause nobody named', () => {
		const { card } = scored('我：王总您好，货款今天能付吗？\n客户：喂，你好。\n我：好的。');
		const status = statuses(card);
		for (const id of ['prepared', 'in-writing', 'log-true', 'find-cause', 'plan-fits', 'stay-calm', 'persist'] as const)
			expect(status[id], id).toBe('not-applicable');
		expect(status['promise-specific']).toBe('no');
		expect(status.empathise).toBe('no');
		expect(card.outcome.id).toBe('no-commitment');
	});

	test('holds the message and the record against what was promised, when they are handed in', () => {
		const message = '王总，按今天约定：6 月 5 日付 80,000 元，6 月 20 日付 106,000 元，对公转账，请回复确认。';
		const promises = [
			{ amount: 80000, date: '2026-06-05', method: 'bank-transfer' },
			{ amount: 106000, date: '2026-06-20', method: 'bank-transfer' },
		];
		const whole = scored(good, { message, record: { promises } });
		expect(statuses(whole.card)).toMatchObject({ 'in-writing': 'yes', 'log-true': 'yes' });
		expect(whole.card.rung).toBe(5);
		const wrong = scored(good, { message: '王总，辛苦了。', record: { promises: promises.slice(1) } });
		expect(statuses(wrong.card)).toMatchObject({ 'in-writing': 'no', 'log-true': 'no' });
	});

	test('catches a figure that is not the account’s', () => {
		const { card } = scored(good.replace('货款 18.6 万', '货款 19.8 万'));
		expect(card.checks.find(({ id }) => id === 'truthful')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 1, detail: { key: 'contradicts-account', values: { figure: '19.8 万' } } }],
		});
	});

	test('fails by a red line, whatever was promised', () => {
		const { card } = scored(
			`${good}\n我：你要是敢不付，我就带人去你家堵门，让你老婆孩子都出不了门！\n客户：你敢威胁我？`,
		);
		expect(card.redLines.map(({ act }) => act)).toContain('threaten');
		expect(card.total).toBeLessThanOrEqual(59);
	});

	test('takes several messages in a row for one reply', () => {
		const { card, run } = scored(
			'我：王总您好\n我：我是华瑞的小李\n我：HR-0312 的 18.6 万，4 月 11 日到期了\n客户：嗯，下周五付\n客户：18.6 万，对公',
		);
		expect(card.replies).toBe(1);
		expect(run.entries.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
		expect(card.rung).toBe(4);
	});

	test('counts the days of a chat that goes over several', () => {
		const chat =
			'我 2026/05/28 10:00\n王总，18.6 万的货款已经逾期了，什么时候能付？\n客户 2026/05/28 10:05\n明天付给你\n我 2026/05/30 09:00\n昨天没有到账，今天能付吗？\n客户 2026/05/30 09:05\n明天一定转给你，18.6 万';
		const { state } = scored(chat);
		expect(state.snapshot?.days).toBe(2);
		expect(state.snapshot?.promises[0]?.date).toBe('2026-05-31');
	});

	test('takes no hedged word for a promise', () => {
		const { card } = scored(
			'我：王总，18.6 万什么时候能付？\n客户：看情况吧，可能周五。\n我：周五能定下来吗？\n客户：不一定，尽量吧。',
		);
		expect(card.rung).toBe(0);
	});

	test('is heard in English too', () => {
		const { card } = scored(
			`Me: Good morning, this is Wei from Huarui Bearings. I'm calling about invoice HR-0312, CNY 186,000, which was due on 11 April and is 47 days overdue.
Customer: I'm in a meeting, can we talk about this some other time?
Me: I understand you're busy, I only need two minutes. What is holding the payment up?
Customer: Honestly, our own client hasn't paid us yet and cash is very tight this month.
Me: So your client's money hasn't come in, and that must be stressful. Could you pay 80,000 on 5 June and the balance of 106,000 on 20 June?
Customer: Yes, we will pay 80,000 on 5 June and the rest on 20 June by bank transfer.
Me: Let me confirm: 80,000 on 5 June and 106,000 on 20 June by bank transfer. I'll put that in an email, please reply to confirm. I'll call you on 4 June.
Customer: Fine.`,
			{},
			'en',
		);
		expect(card.outcome.id).toBe('agreed');
		expect(card.rung).toBe(4);
		expect(card.passed).toBe(true);
	});
});
