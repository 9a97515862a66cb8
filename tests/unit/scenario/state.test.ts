import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { faultsOf, fileWith, scenarioOf, stateOf, talkWith } from '../../support/scenario-text.ts';

describe('the talk', () => {
	it('numbers states, lines and bullets in order of appearance', () => {
		const { everywhere, states } = scenarioOf(
			talkWith(
				'- *越线* [→ 完](#完)\n\n## 甲\n\n> 一\n\n- *其他* [→ 乙](#乙)\n\n### 认真\n\n> 二\n\n- *其他* [→ 完](#完)\n\n## 乙\n\n> 三\n\n- *其他* [→ 甲](#甲)',
			),
		);
		expect(states.map((state) => state.name)).toEqual(['甲', '乙', '完']);
		const parts = states.flatMap((state) => state.parts);
		expect(parts.flatMap((part) => part.lines.map((line) => [line.index, line.text[0]]))).toEqual([
			[0, '一'],
			[1, '二'],
			[2, '三'],
			[3, '再说吧。'],
		]);
		expect(
			[...everywhere, ...parts.flatMap((part) => part.replies)].map(({ index, target }) => [index, target]),
		).toEqual([
			[0, 2],
			[1, 1],
			[2, 2],
			[3, 0],
		]);
	});
	it('has the anchors that GitHub gives its headings', () => {
		const { states } = scenarioOf(
			talkWith(
				'## 还价：再谈 (A b)？\n\n> 一\n\n- *其他* [→ 完](#完)\n\n### 认真\n\n## 认真\n\n> 二\n\n- *其他* [→ x](#还价再谈-a-b)\n- *还是没懂* [→ x](#认真-1)',
			),
		);
		expect(states.map((state) => state.anchor)).toEqual(['还价再谈-a-b', '认真-1', '完']);
		expect(states[1]?.parts[0]?.replies.map((reply) => reply.target)).toEqual([0, 1]);
	});
	it.each([
		['# 对话', ['missing-part no-state']],
		['# 案情', ['missing-part no-talk']],
		['话\n\n# 对话\n\n## 甲', ['missing-part before']],
		['# 对话\n\n## 甲\n\n# 对话\n\n## 乙', ['missing-part twice']],
		['# 对话\n\n> 喂？\n\n## 甲', ['bad-scene outside']],
		['# 对话\n\n## 甲\n\n#### 乙', ['missing-part deep-heading']],
		['# 对话\n\n## 甲\n\n## 甲', ['duplicate-state']],
	])('%j is found fault with', (body, faults) => {
		expect(faultsOf(read(fileWith(body)))).toEqual(faults);
	});
});

describe('a state', () => {
	it('has a scene line, narration, lines and replies', () => {
		expect(
			stateOf(
				'## 没回音\n\n`渠道 微信` `时间 +1 天` `无应答`\n\n第二天下午，\n没有回复。\n\n对账单已送达。\n\n- *其他* [→ 完](#完)',
			),
		).toMatchObject({
			channel: 'wechat',
			days: 1,
			unanswered: true,
			outcome: null,
			narration: ['第二天下午，没有回复。', '对账单已送达。'],
			parts: [{ mood: null, visit: null, lines: [], replies: [{ kind: 'other' }] }],
		});
	});
	it('takes the English words of a scene line', () => {
		expect(stateOf('## a\n\n`channel visit` `time +2 days` `no answer`\n\n- *其他* [→ 完](#完)')).toMatchObject({
			channel: 'visit',
			days: 2,
			unanswered: true,
		});
	});
	it('is an ending when it has an outcome', () => {
		expect(stateOf('## a\n\n`ending broken-off`').outcome).toBe('broken-off');
		expect(stateOf('## a\n\n`结局 已升级`').outcome).toBe('escalated');
	});
	it('has variants by mood and by visit, each with its own narration, lines and replies', () => {
		const { narration, parts } = stateOf(
			'## 甲\n\n旁白\n\n> 一\n\n### 认真\n\n他坐直了。\n\n> 二\n\n- *其他* [→ 完](#完)\n\n### 敷衍 · 第 2 次\n\n> 三\n\n### visit 3\n\n> 四',
		);
		expect(narration).toEqual(['旁白']);
		expect(parts.map(({ mood, visit, narration: told, lines }) => [mood, visit, told, lines[0]?.text[0]])).toEqual([
			[null, null, [], '一'],
			[1, null, ['他坐直了。'], '二'],
			[0, 2, [], '三'],
			[null, 3, [], '四'],
		]);
	});
	it('leaves comments and rules out', () => {
		expect(stateOf('## 甲\n\n<!-- 待改 -->\n\n> 喂？\n\n---\n\n- *其他* [→ 完](#完)')).toMatchObject({
			narration: [],
			parts: [{ lines: [{}], replies: [{}] }],
		});
	});
	it.each([
		['## 甲\n\n`渠道 邮件`', 'bad-scene channel'],
		['## 甲\n\n`时间 明天`', 'bad-scene time'],
		['## 甲\n\n`天气 晴`', 'bad-scene word'],
		['## 甲\n\n`结局 好`', 'unknown-outcome name'],
		['## 甲\n\n> 喂？\n\n`渠道 微信`', 'bad-scene not-first'],
		['## 甲\n\n### 认真\n\n`渠道 微信`', 'bad-scene not-first'],
		['## 甲\n\n### 高兴', 'unknown-mood name'],
		['## 甲\n\n`结局 拒付`\n\n- 好。 `重申约定` [→ 完](#完)', 'bad-scene ending'],
		['## 甲\n\n{{没有}}', 'unknown-fact placeholder'],
	])('%j is found fault with', (states, fault) => {
		expect(faultsOf(read(talkWith(states)))).toEqual([fault]);
	});
});
