import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { headOf } from '../../support/random-walk.ts';
import { buildScenario, promise, reply } from '../../support/scenario-builder.ts';
import { indexOf, move, scored } from '../../support/run-builder.ts';

const scenario = buildScenario({
	facts: ['cash'],
	states: {
		opening: {
			says: [{ text: '回头再说。', moves: [move.evade] }],
			replies: [
				reply('好，您先忙。', 'cause', ['give-up']),
				reply('哪一笔卡住了？', 'cause', ['ask-specific']),
				reply('那是真紧。', 'opening', ['empathise']),
			],
		},
		cause: {
			says: [{ text: '项目款没到。', moves: [move.reveal] }],
			replies: [
				reply('这周先付一半吧。', 'promised', ['propose-plan']),
				reply('又是这一套。', 'opening', ['argue']),
				reply('您是说等项目款？', 'promised', ['reflect']),
			],
		},
		promised: {
			says: [{ text: '5 号付 1 万。', moves: [promise(1_000_000, '2026-06-05')] }],
			replies: [
				reply('5 号 1 万，我发您微信。', 'end', ['confirm-agreement', 'confirm-in-writing']),
				reply('好嘞，等您消息！', 'end', ['vague-close']),
			],
		},
		aside: { says: ['……'], replies: [reply('合同在这儿，对公账号也在。', 'end', ['offer-method'])] },
		end: { says: ['好。'], outcome: 'agreed' },
	},
});

function run(...words: string[]) {
	return runOf(scenario, words);
}

function runOf(scenario: Scenario, words: string[]) {
	const live = new LiveRun(scenario, headOf(scenario));
	live.begin(1);
	for (const text of words) {
		const index = indexOf(scenario, text);
		const acts = scenario.states.flatMap(({ parts }) => parts[0]?.replies ?? []).find((own) => own.index === index)
			?.segments[0]?.acts;
		live.say(index, acts ?? [], 2);
	}
	return scored(scenario, live.run);
}

describe('what would have earned a missed check', () => {
	test('is a sound reply that was on offer on this road, with its moment', () => {
		const { check, run: log } = run('好，您先忙。', '您是说等项目款？', '好嘞，等您消息！');
		expect(check('empathise').earn).toEqual({
			words: '那是真紧。',
			state: 0,
			reply: indexOf(scenario, '那是真紧。'),
			entry: 2,
		});
		expect(log.entries[2]?.kind).toBe('reply');
		expect(check('say-back').earn).toMatchObject({ words: '5 号 1 万，我发您微信。', state: 2 });
	});

	test('is nothing for a check that was met', () => {
		expect(run('那是真紧。').check('empathise').earn).toBeNull();
	});

	test('for something said amiss, is the sound reply beside it', () => {
		const { check } = run('哪一笔卡住了？', '又是这一套。', '哪一笔卡住了？');
		expect(check('persist').earn).toBeNull();
		expect(check('find-cause').earn).toMatchObject({ words: '这周先付一半吧。', state: 1 });
		expect(run('好，您先忙。').check('persist').earn).toMatchObject({ words: '哪一笔卡住了？', state: 0 });
	});

	test('is a reply from elsewhere in the scenario when none was on offer, without a moment', () => {
		expect(run('哪一笔卡住了？').check('ease-payment').earn).toMatchObject({
			words: '合同在这儿，对公账号也在。',
			state: 3,
			entry: null,
		});
	});

	test('for a promise or a cause, is a reply that leads to the line', () => {
		const { check } = run('那是真紧。');
		expect(check('find-cause').earn).toMatchObject({ words: '哪一笔卡住了？' });
		expect(check('promise-specific').earn).toMatchObject({ words: '这周先付一半吧。', entry: null });
	});

	test('is nothing where too few replies are all that is missing', () => {
		expect(run('那是真紧。').check('hear-out')).toMatchObject({ status: 'no', earn: null });
	});
});
