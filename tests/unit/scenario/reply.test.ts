import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { bulletFaults, replyOf, talkWith } from '../../support/scenario-text.ts';

describe('a reply', () => {
	it('is words, acts behind the words that show them, and a link', () => {
		const reply = replyOf(
			'- 占您一分钟 `征询时间`：三月那批 18.6 万 `说明欠款`，4 月 11 号就到了。 `重申约定` [→ 完](#完)',
		);
		expect(reply).toMatchObject({
			index: 0,
			kind: 'reply',
			seconds: null,
			guard: null,
			target: 1,
			remark: [],
			wordings: [],
		});
		expect(reply.segments.map(({ text, acts }) => [text, acts])).toEqual([
			['占您一分钟', ['ask-permission']],
			['：三月那批 18.6 万', ['state-debt']],
			['，4 月 11 号就到了。', ['recall-terms']],
		]);
		expect(textOf(reply)).toBe('占您一分钟：三月那批 18.6 万，4 月 11 号就到了。');
	});
	it('drops the white space before a code span and keeps that behind it', () => {
		const reply = replyOf('- Got a minute?   `ask for time` It is 18.6 万.  `state the debt` [→ 完](#完)');
		expect(textOf(reply)).toBe('Got a minute? It is 18.6 万.');
	});
	it('labels the same words by several spans in a row, by label of either language or by id', () => {
		const reply = replyOf('- 5 号付？ `要求承诺` `probe details` `recall-terms` [→ 完](#完)');
		expect(reply.segments).toEqual([
			{ text: '5 号付？', acts: ['ask-commitment', 'ask-specific', 'recall-terms'], plan: [], documents: [] },
		]);
	});
	it('may end in words without an act', () => {
		expect(
			replyOf('- 您好 `表明身份`，就这样。 [→ 完](#完)').segments.map(({ text, acts }) => [text, acts.length]),
		).toEqual([
			['您好', 1],
			['，就这样。', 0],
		]);
	});
	it('carries the figures of a plan in the span of its act', () => {
		const [segment] = replyOf(
			'- 先付一半？ `提出方案 80000@2026-06-05 50%@2026-06 ?@2026-06-18 300.5 @2026-07-01 ?` [→ 完](#完)',
		).segments;
		expect(segment?.acts).toEqual(['propose-plan']);
		expect(segment?.plan).toEqual([
			{ amount: 8_000_000, share: null, date: '2026-06-05' },
			{ amount: null, share: 50, date: '2026-06' },
			{ amount: null, share: null, date: '2026-06-18' },
			{ amount: 30_050, share: null, date: null },
			{ amount: null, share: null, date: '2026-07-01' },
			{ amount: null, share: null, date: null },
		]);
		expect(replyOf('- 先付没争议的？ `split the dispute 205200@2026-06-05` [→ 完](#完)').segments[0]).toMatchObject({
			acts: ['split-dispute'],
			plan: [{ amount: 20_520_000, date: '2026-06-05' }],
		});
	});
	it('names the documents that it shows', () => {
		expect(replyOf('- 看这里。 `出示凭证 四月对账单、合同` [→ 完](#完)').segments[0]).toMatchObject({
			acts: ['cite-evidence'],
			documents: [1, 0],
		});
	});
	it('changes variables and learns facts', () => {
		const reply = replyOf(
			'- 好。 `重申约定` `追问+1` `信任 ＝ -2` `追问-3` `查明 忘记了` `learn 等项目回款` [→ 完](#完)',
		);
		expect(reply.effects).toEqual([
			{ variable: 0, op: '+', value: 1 },
			{ variable: 1, op: '=', value: -2 },
			{ variable: 0, op: '-', value: 3 },
		]);
		expect(reply.learns).toEqual([1, 0]);
		expect(textOf(reply)).toBe('好。');
	});
	it('has further wordings and a remark under it', () => {
		const reply = replyOf(
			'- 好。 `重申约定` [→ 完](#完)\n  - 行。\n  - 可以。\n  > 答应得太快。\n  >\n  > 换成：“哪天？”',
		);
		expect(reply.wordings).toEqual(['行。', '可以。']);
		expect(reply.remark).toEqual(['答应得太快。', '换成：“哪天？”']);
	});
	it('may hang on a guard', () => {
		expect(replyOf('- *当 追问>=2 且 非 情绪=认真* 好。 `重申约定` [→ 完](#完)').guard).toEqual({
			kind: 'and',
			of: [
				{ kind: 'variable', variable: 0, op: '>=', value: 2 },
				{ kind: 'not', of: { kind: 'mood', mood: 1, is: true } },
			],
		});
		expect(replyOf('- *if brought 合同* 好。 `重申约定` [→ 完](#完)').guard).toEqual({ kind: 'brought', document: 0 });
	});
	it('may go on in the next line, without a space between Chinese', () => {
		expect(textOf(replyOf('- 您好，\n  我是小李，\nHR 的\n  A1 那笔。 `表明身份` [→ 完](#完)'))).toBe(
			'您好，我是小李，HR 的 A1 那笔。',
		);
	});
	it('keeps Markdown signs that are words', () => {
		expect(textOf(replyOf('- \\*当真\\* 5\\`6 [合同](https://example.com) *真的* `重申约定` [→ 完](#完)'))).toBe(
			'*当真* 5`6 [合同](https://example.com) *真的*',
		);
	});
	it('leads to the state that the link’s anchor names, whatever its text, percent-encoded or not', () => {
		expect(replyOf('- 好。 `重申约定` [别处](#%E5%AE%8C)').target).toBe(1);
	});
	it.each([
		['*其他*', 'other', null],
		['*other*', 'other', null],
		['*还是没懂*', 'lost', null],
		['*still lost*', 'lost', null],
		['*越线*', 'red-line', null],
		['*red line*', 'red-line', null],
		['*沉默 20 秒*', 'silence', 20],
		['*沉默45秒*', 'silence', 45],
		['*silence 5 s*', 'silence', 5],
	])('%s is a special bullet', (words, kind, seconds) => {
		expect(replyOf(`- ${words} [→ 完](#完)`)).toMatchObject({ kind, seconds, segments: [], target: 1 });
	});
	it.each([
		['- 好。 `没有` [→ 完](#完)', ['unknown-act name']],
		['- 好。 `提出方案 五千` [→ 完](#完)', ['bad-plan item']],
		['- 好。 `提出方案 101%` [→ 完](#完)', ['bad-plan item']],
		['- 好。 `出示凭证 收据` [→ 完](#完)', ['unknown-document name']],
		['- 好。 `追问+` [→ 完](#完)', ['bad-effect value']],
		['- 好。 `追问+-1` [→ 完](#完)', ['bad-effect value']],
		['- 好。 `耐心+1` [→ 完](#完)', ['unknown-variable name']],
		['- 好。 `查明` [→ 完](#完)', ['unknown-fact no-cause']],
		['- 好。 `重申约定`', ['missing-link none']],
		['- 好。 `重申约定` [→ 哪](#哪)', ['unknown-link state']],
		['- *沉默 0 秒* [→ 完](#完)', ['bad-silence seconds']],
		['- *沉默 601 秒* [→ 完](#完)', ['bad-silence seconds']],
		['- *其他* 好。 [→ 完](#完)', ['bad-guard special-words']],
		['- *别的* [→ 完](#完)', ['bad-guard special']],
		['- *当 没有* 好。 `重申约定` [→ 完](#完)', ['bad-guard condition']],
	])('%s is found fault with', (bullet, faults) => {
		expect(bulletFaults(bullet)).toEqual(faults);
	});
	it('whose link is wrong leads back to its own state, so that the scenario stays whole', () => {
		const { scenario } = read(
			talkWith('## 甲\n\n> 喂？\n\n- 好。 `重申约定` [→ 乙](#乙)\n\n## 丙\n\n> 喂？\n\n- 好。 `重申约定`'),
		);
		expect(scenario?.states.flatMap((state) => state.parts[0]?.replies.map((reply) => reply.target))).toEqual([0, 1]);
	});
});
