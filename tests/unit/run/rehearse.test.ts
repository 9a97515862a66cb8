import { describe, expect, test } from 'vitest';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import type { Rehearsal } from '../../../src/lib/core/run/rehearsal.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { writeRehearsal } from '../../../src/lib/core/run/write-rehearsal.ts';
import type { Entry, Run } from '../../../src/lib/core/run/log.ts';
import { followUpOf } from '../../../src/lib/core/run/follow-up.ts';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';
import { dice, headOf, randomRun } from '../../support/random-walk.ts';
import { shippedScenarios } from '../../support/library.ts';
import { buildScenario, promise, reply, special } from '../../support/scenario-builder.ts';

const library = shippedScenarios();

describe('every shipped rehearsal', () => {
	for (const { id, scenario, rehearsals } of library) {
		for (const { name, source } of rehearsals) {
			test(`${id}: ${name} plays exactly as written`, () => {
				const { rehearsal, problems } = readRehearsal(source);
				expect(problems).toEqual([]);
				const played = playRehearsal(scenario, rehearsal as Rehearsal);
				expect(played.problems).toEqual([]);
				expect(replay(scenario, played.run).phase).toBe('finished');
			});
		}
	}
});

const scenario = buildScenario({
	documents: ['合同', '对账单'],
	offeredDocuments: [0, 1],
	facts: ['等回款'],
	everywhere: [special('silence', 'gone')],
	states: {
		start: {
			says: [{ text: '喂？' }, { text: '还在吗？', when: 'silence' }],
			replies: [reply('哪天付？', 'date', ['ask-commitment']), reply('那好吧。', 'gone', ['give-up'])],
		},
		date: {
			says: [
				{ text: '*五号*，付你 {{amount}}。', moves: [promise(10_000_00, '2026-06-05'), { kind: 'reveal', fact: 0 }] },
			],
			replies: [reply('说定了。', 'agreed', ['confirm-agreement'])],
		},
		agreed: { says: ['嗯。'], outcome: 'agreed' },
		gone: { says: ['再说。'], outcome: 'no-commitment' },
	},
	followUp: {
		record: {
			reasons: [
				{ text: '等回款', fact: 0, unknown: false },
				{ text: '未问出', fact: null, unknown: true },
			],
			next: null,
			promises: true,
		},
		recordFor: [],
		message: [
			{
				name: '约定',
				options: [
					{ text: '{{promises}}。', right: true, why: null },
					{ text: '尽快。', right: false, why: null },
				],
			},
		],
		messageFor: [],
	},
});

const head =
	'---\nscenario: built\nversion: 1\nseed: 7\nmode: choice\nexpect: { ending: agreed, total: [90, 100], checks: { in-writing: yes }, red-lines: [威胁恐吓] }\n---\n';
const played = (body: string, from = head) => {
	const { rehearsal, problems } = readRehearsal(from + body);
	return rehearsal ? [...problems, ...playRehearsal(scenario, rehearsal).problems] : problems;
};
const prepare = '\n# 准备\n\n## 带什么？\n\n- [x] 合同\n- [ ] 对账单\n';
const talk = '\n# 对话\n\n> 喂？\n\n- 哪天付？\n\n> *五号*，付你 1 万元。\n\n- 说定了。\n\n> 嗯。\n';
const followUp =
	'\n# 跟进\n\n## 记录\n\n- 原因：等回款\n- 承诺：\n  - 10000 2026-06-05 ?\n- 下次联系：2026-06-05 陈会计 电话\n- 备注：好。\n\n## 消息\n\n- {{promises}}。\n';

describe('a rehearsal', () => {
	test('is read with what it expects', () => {
		const { rehearsal } = readRehearsal(head + prepare + talk + followUp);
		expect(rehearsal).toMatchObject({
			scenario: 'built',
			seed: 7,
			mode: 'choice',
			expect: { ending: 'agreed', total: [90, 100], checks: { 'in-writing': 'yes' }, redLines: ['threaten'] },
		});
		expect(rehearsal?.prepare).toMatchObject([
			{
				text: '带什么？',
				options: [
					{ text: '合同', ticked: true },
					{ text: '对账单', ticked: false },
				],
			},
		]);
		expect(rehearsal?.record).toMatchObject({
			reason: { text: '等回款' },
			promises: [{ amount: 10_000_00, date: '2026-06-05', method: null }],
			next: { date: '2026-06-05', contact: '陈会计', channel: 'phone' },
			notes: '好。',
		});
	});

	test('plays when every line comes out as written, facts filled in', () => {
		const { rehearsal } = readRehearsal(head + prepare + talk + followUp);
		const { run, problems } = playRehearsal(scenario, rehearsal as Rehearsal);
		expect(problems).toEqual([]);
		const state = replay(scenario, run);
		expect(state.documents).toEqual([0]);
		expect(state.record?.reason).toBe(0);
		expect(state.message?.parts).toEqual([0]);
		expect(state.phase).toBe('finished');
	});

	test('in English reads the same with English headings', () => {
		const english = `${head}\n# Prepare\n\n## 带什么？\n\n- [x] 合同\n- [ ] 对账单\n\n# Talk\n\n> 喂？\n\n- *hang up*\n\n# Follow up\n\n## Record\n\n- Reason: 未问出\n- Promises:\n- Next contact: 2026-06-01 Ann Lee phone\n- Note: none\n`;
		const { rehearsal, problems } = readRehearsal(english);
		expect(problems).toEqual([]);
		expect(rehearsal?.record).toMatchObject({
			reason: { text: '未问出' },
			promises: [],
			next: { contact: 'Ann Lee' },
			notes: 'none',
		});
		expect(playRehearsal(scenario, rehearsal as Rehearsal).problems).toEqual([]);
	});

	test('may stay quiet, undo and hang up', () => {
		const body = `${prepare}\n# 对话\n\n> 喂？\n\n- *沉默*\n\n> 还在吗？\n\n- 那好吧。\n\n> 再说。\n\n- *撤回*\n- *沉默*\n\n> 再说。\n\n- *撤回*\n- 哪天付？\n\n> *五号*，付你 1 万元。\n\n- *挂断*\n`;
		expect(played(body)).toEqual([]);
	});

	test('tells on which line the customer says something else, and what', () => {
		expect(played(prepare + talk.replace('嗯。', '行。'))).toEqual([
			{ line: 26, code: 'customer-says-otherwise', params: { expected: '行。', actual: '嗯。' } },
		]);
	});

	test('tells of a line that is left out, and of one that is never said', () => {
		expect(played(prepare + talk.replace('> 嗯。\n', ''))).toEqual([
			{ line: 24, code: 'line-left-out', params: { actual: '嗯。' } },
		]);
		expect(played(`${prepare + talk}\n> 再见。\n`)).toEqual([
			{ line: 28, code: 'customer-says-nothing', params: { expected: '再见。' } },
		]);
	});

	test('tells of a reply that is not on offer, with those that are', () => {
		expect(played(prepare + talk.replace('- 哪天付？', '- 什么时候付？'))).toEqual([
			{ line: 20, code: 'not-on-offer', params: { expected: '什么时候付？', actual: '哪天付？ / 那好吧。' } },
		]);
	});

	test('tells of a play that goes on after the end, or ends before it', () => {
		expect(played(`${prepare + talk}\n- 说定了。\n`).map(({ code }) => code)).toEqual(['talk-is-over']);
		expect(played(`${prepare}\n# 对话\n\n> 喂？\n`).map(({ code }) => code)).toEqual(['talk-goes-on']);
	});

	test('tells of questions, options, reasons and wordings that the scenario does not have', () => {
		const codes = (body: string) => played(body).map(({ code }) => code);
		expect(codes(prepare.replace('带什么', '穿什么') + talk)).toEqual(['unknown-question']);
		expect(codes(prepare.replace('对账单', '名片') + talk)).toEqual(['unknown-option', 'missing-option']);
		expect(codes(prepare + talk + followUp.replace('等回款', '忘了'))).toEqual(['unknown-reason']);
		expect(codes(prepare + talk + followUp.replace('{{promises}}。', '好。'))).toEqual(['unknown-wording']);
		expect(codes(`${prepare + talk + followUp}- 再一句。\n`)).toEqual(['other-parts']);
	});

	test('of another scenario or version says so', () => {
		expect(
			played(talk, head.replace('built', 'other').replace('version: 1', 'version: 2')).map(({ code }) => code),
		).toEqual(['other-scenario', 'other-version']);
	});

	test('with unreadable front matter gives a problem with its path', () => {
		const read = (text: string) => readRehearsal(text).problems;
		expect(read('')).toEqual([{ line: 1, code: 'front-matter', params: { path: '', reason: 'absent' } }]);
		expect(read(head.replace('seed: 7', 'seed: many'))).toEqual([
			{ line: 1, code: 'front-matter', params: { path: 'seed', reason: 'is no whole number' } },
		]);
		expect(read(head.replace('[90, 100]', '[100, 90]'))[0]?.params).toEqual({
			path: 'expect.total',
			reason: 'is no range',
		});
		expect(read(head.replace('seed: 7', 'seed: [')).length).toBe(1);
	});

	test('with parts, promises or contacts that do not read gives a problem for each', () => {
		const codes = (body: string) => readRehearsal(head + body).problems.map(({ code }) => code);
		expect(codes('\n# 复盘\n')).toEqual(['not-a-part']);
		expect(codes(followUp.replace('10000 2026', '很多 2026'))).toEqual(['bad-promise']);
		expect(codes(followUp.replace('2026-06-05 陈会计', '改天 陈会计'))).toEqual(['bad-contact']);
		expect(codes('\n# 对话\n\n- 好 `没有的动作`\n')).toEqual(['unknown-act']);
	});

	test('in free mode says anything, and what must be heard in it', () => {
		const free = head.replace('mode: choice', 'mode: free');
		const { rehearsal } = readRehearsal(
			`${free}\n# 对话\n\n> 喂？\n\n- 到底几号给？ \`要求承诺\` \`争辩指责\`\n\n> *五号*，付你 1 万元。\n\n- *挂断*\n`,
		);
		const hear = (text: string) => ({
			index: scenario.states[0]?.parts[0]?.replies[0]?.index ?? -1,
			acts: ['ask-commitment' as const],
			heard: { text, spans: [{ act: 'ask-commitment' as const, start: 0, end: text.length }], plan: [], documents: [] },
		});
		const { run, problems } = playRehearsal(scenario, rehearsal as Rehearsal, { hear });
		expect(problems.map(({ code, params }) => [code, params['act']])).toEqual([['not-heard', 'argue']]);
		expect(replay(scenario, run).steps[1]?.heard?.text).toBe('到底几号给？');
	});
});

describe('a play written down as a rehearsal', () => {
	const timeless = (run: Run): Entry[] => run.entries.map((entry) => ({ ...entry, at: 0 }));

	test('plays again entry by entry', () => {
		for (const { scenario: shipped } of library) {
			const roll = dice(shipped.states.length);
			for (let seed = 0; seed < 40; seed++) {
				const live = randomRun(shipped, seed, 12, { mode: 'choice' });
				if (live.state.phase === 'talk') live.hangUp(0);
				if (live.state.phase === 'follow-up') {
					const key = followUpOf(shipped, live.state.snapshot);
					const reason = key.record.reasons.length > 0 ? roll(key.record.reasons.length) : null;
					const promises = [...(live.state.snapshot?.promises ?? [])].map(({ amount, date, method }) => ({
						amount,
						date,
						method,
					}));
					live.append({
						kind: 'record',
						at: 0,
						record: {
							reason,
							promises,
							next: { date: '2026-06-05', contact: '陈 会计', channel: 'visit' },
							notes: '记一笔 `x`',
						},
					});
					live.append({
						kind: 'message',
						at: 0,
						message: { parts: key.message.map((part) => (roll(4) === 0 ? null : roll(part.options.length))) },
					});
					live.append({ kind: 'finish', at: 0 });
				}
				const expected = {
					ending: shipped.states[live.state.snapshot?.state ?? 0]?.name ?? '',
					total: [0, 100] as [number, number],
				};
				const source = writeRehearsal(shipped, live.run, expected);
				const { rehearsal, problems } = readRehearsal(source);
				expect(problems).toEqual([]);
				expect(rehearsal?.expect).toEqual(expected);
				const again = playRehearsal(shipped, rehearsal as Rehearsal);
				expect(again.problems).toEqual([]);
				expect(timeless(again.run)).toEqual(timeless(live.run));
			}
		}
	});

	test('is written as the shipped ones are', () => {
		for (const { scenario: shipped, rehearsals } of library) {
			for (const { source } of rehearsals) {
				const { rehearsal } = readRehearsal(source);
				const { run } = playRehearsal(shipped, rehearsal as Rehearsal);
				expect(
					readRehearsal(writeRehearsal(shipped, run, rehearsal?.expect)).rehearsal?.talk.map((turn) =>
						'text' in turn ? turn.text : turn.kind,
					),
				).toEqual(rehearsal?.talk.map((turn) => ('text' in turn ? turn.text : turn.kind)));
			}
		}
	});

	test('quotes names that YAML would take for something else', () => {
		const live = randomRun(scenario, 1, 0, { mode: 'choice' });
		live.hangUp(0);
		for (const mood of ['no', 'a: b', '# x', '松口', '', '1.5', '"', 'true']) {
			expect(readRehearsal(writeRehearsal(scenario, live.run, { mood })).rehearsal?.expect.mood).toBe(mood);
		}
	});

	test('of a free reply keeps its words and the acts heard', () => {
		const live = randomRun(scenario, 3, 0, { ...headOf(scenario), mode: 'free' });
		const first = scenario.states[0]?.parts[0]?.replies[0];
		live.say(first?.index ?? -1, ['ask-commitment'], 0, { text: '*几号* 付？', spans: [], plan: [], documents: [] });
		const turns = readRehearsal(writeRehearsal(scenario, live.run)).rehearsal?.talk ?? [];
		expect(turns[1]).toMatchObject({ kind: 'reply', text: '*几号* 付？', acts: ['ask-commitment'] });
		expect(first && textOf(first)).toBe('哪天付？');
	});
});
