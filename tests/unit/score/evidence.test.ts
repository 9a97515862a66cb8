import { describe, expect, test } from 'vitest';
import type { ActId } from '../../../src/lib/core/act/act.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Heard } from '../../../src/lib/core/run/log.ts';
import { headOf } from '../../support/random-walk.ts';
import { indexOf, item, played, scenarioOf, scored } from '../../support/run-builder.ts';

describe('the words of a chosen reply', () => {
	test('are those that its author marked with the act, without the mark that only separates', () => {
		const turns = [{ acts: ['state-debt', 'recall-terms'] as ActId[] }];
		const scenario = scenarioOf(turns);
		const reply = scenario.states[0]?.parts[0]?.replies[0];
		if (!reply) throw new Error('no reply');
		const segment = (text: string, acts: ActId[]) => ({ text, acts, plan: [], documents: [] });
		reply.segments = [
			segment('占您一分钟：', []),
			segment('{{amount}}，', ['state-debt']),
			segment('4 月 11 号就到了。', ['recall-terms']),
		];
		const live = new LiveRun(scenario, headOf(scenario));
		live.begin(1);
		live.say(reply.index, ['state-debt', 'recall-terms'], 2);
		const { check } = scored(scenario, live.run);
		expect(check('full-first').evidence).toMatchObject([{ words: '1 万元', act: 'state-debt' }]);
	});

	test('are the whole reply when nothing in it is marked with the act', () => {
		expect(played([{ acts: ['empathise'], text: '那是真紧。' }]).check('empathise').evidence).toMatchObject([
			{ words: '那是真紧。' },
		]);
	});
});

describe('the words of a free reply', () => {
	const say = (text: string, acts: ActId[], marks: [ActId, string][], plan: Heard['plan'] = []) => {
		const scenario = scenarioOf([
			{ acts: [] },
			{ acts: [] },
			{ acts: ['propose-plan'], plan: [item(null, '2026-06-05')] },
		]);
		const live = new LiveRun(scenario, headOf(scenario, { mode: 'free' }));
		const spans = marks.map(([act, words]) => ({
			act,
			start: text.indexOf(words),
			end: text.indexOf(words) + words.length,
		}));
		live.begin(1);
		live.say(indexOf(scenario, 'reply 1'), acts, 2, { text, spans, plan, documents: [] });
		live.say(indexOf(scenario, 'reply 2'), [], 3, { text: '嗯', spans: [], plan: [], documents: [] });
		live.say(indexOf(scenario, 'reply 3'), [], 4, { text: '您说', spans: [], plan: [], documents: [] });
		return scored(scenario, live.run);
	};

	test('are those in which the act was heard', () => {
		const text = '垫着几个项目，确实难。哪天有钱进来？';
		const { check } = say(text, ['empathise', 'ask-specific'], [['empathise', '确实难'], ['ask-specific', '哪天有钱进来？']]); // prettier-ignore
		expect(check('empathise').evidence).toMatchObject([{ reply: 1, words: '确实难' }]);
	});

	test('are shown as they were typed: what looks like a fact of the scenario is not filled in', () => {
		expect(say('{{amount}} 真难', ['empathise'], []).check('empathise').evidence).toMatchObject([
			{ words: '{{amount}} 真难' },
		]);
	});

	test('count with the acts and figures really said, whatever reply they were routed to', () => {
		const plan = [item(500_000, '2026-06-05')];
		const { check } = say('5 号先付 5,000 元', ['propose-plan'], [], plan);
		expect(check('concrete-plan').status).toBe('yes');
		expect(check('full-first')).toMatchObject({ status: 'no', evidence: [{ detail: { key: 'parts-first' } }] });
	});

	test('are held to the account in the part that presents the debt', () => {
		const text = '欠 1.2 万，先付 3,000 元吧';
		const wrong = say(text, ['state-debt', 'propose-plan'], [['state-debt', '欠 1.2 万'], ['propose-plan', '先付 3,000 元吧']]); // prettier-ignore
		expect(wrong.check('truthful').evidence).toMatchObject([{ detail: { values: { figure: '1.2 万' } } }]);
		const right = say('欠 1 万，先付 3,000 元吧', ['state-debt', 'propose-plan'], [['state-debt', '欠 1 万'], ['propose-plan', '先付 3,000 元吧']]); // prettier-ignore
		expect(right.check('truthful').status).toBe('yes');
	});
});

test('a line is quoted with who said it', () => {
	const { card } = played([{ acts: ['ask-open'] }, { acts: ['ask-open'] }], {
		opening: [{ kind: 'plead' }],
		openingLine: '都在垫钱。',
	});
	expect(card.lscp.objections[0]?.opened).toEqual({ entry: 1, reply: null, speaker: '王总', words: '都在垫钱。' });
});
