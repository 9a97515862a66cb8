import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { faultsOf, fileWith, scenarioOf } from '../../support/scenario-text.ts';

const talk = '# 对话\n\n## 完\n\n`结局 无承诺`\n\n> 再说吧。\n\n## 成\n\n`结局 达成`\n\n> 好。';

function faults(body: string): string[] {
	return faultsOf(read(fileWith(body)));
}

describe('case and debrief', () => {
	it('are kept as Markdown, block by block', () => {
		const source = fileWith(
			`# 案情\n\n第一行，\n第二行 *重点*。\n\n- 甲\n- 乙\n\n## 背景\n\n| a | b |\n| - | - |\n\n${talk}\n\n# 复盘\n\n带走一句话。`,
		);
		const { case: briefing, debrief } = scenarioOf(source);
		expect(briefing).toEqual(['第一行，\n第二行 *重点*。', '- 甲\n- 乙', '## 背景', '| a | b |\n| - | - |']);
		expect(debrief).toEqual(['带走一句话。']);
	});
	it('ask for facts of the account', () => {
		expect(faults(`# 案情\n\n欠 {{amount}}，{{overdu}} 天。\n\n${talk}`)).toEqual(['unknown-fact placeholder']);
	});
	it('may be called by their English names', () => {
		expect(scenarioOf(fileWith(`# Case\n\na\n\n${talk.replace('# 对话', '# talk')}\n\n# DEBRIEF\n\nb`))).toMatchObject({
			case: ['a'],
			debrief: ['b'],
		});
	});
});

describe('prepare', () => {
	it('asks questions with options, some right, some with a reason', () => {
		const { prepare } = scenarioOf(
			fileWith(
				`# 准备\n\n## 带什么？\n\n- [x] 合同\n- [X] 微信记录\n- [ ] 他家住址\n  > 与欠款无关。\n  >\n  > 还越线。\n\n## 要什么？\n\n- [x] 一个日期\n\n${talk}`,
			),
		);
		expect(prepare).toEqual([
			{
				text: '带什么？',
				options: [
					{ text: '合同', right: true, why: null, document: 0 },
					{ text: '微信记录', right: true, why: null, document: null },
					{ text: '他家住址', right: false, why: '与欠款无关。\n还越线。', document: null },
				],
			},
			{ text: '要什么？', options: [{ text: '一个日期', right: true, why: null, document: null }] },
		]);
	});
	it('has nothing but questions and options', () => {
		expect(faults(`# 准备\n\n先想想。\n\n### 小题\n\n${talk}`)).toEqual([
			'missing-part not-prepare',
			'missing-part deep-heading',
		]);
	});
});

describe('follow up', () => {
	const record =
		'## 记录\n\n- 原因：\n  - 等项目回款\n  - 对账有差\n  - 未问出\n- 承诺：{{promises}}\n- 下次联系：2026-06-04..2026-06-05 Ms Chen 电话';

	it('knows what a true record says', () => {
		expect(scenarioOf(fileWith(`${talk}\n\n# 跟进\n\n${record}`)).followUp).toEqual({
			record: {
				reasons: [
					{ text: '等项目回款', fact: 0, unknown: false },
					{ text: '对账有差', fact: null, unknown: false },
					{ text: '未问出', fact: null, unknown: true },
				],
				promises: true,
				next: { from: '2026-06-04', to: '2026-06-05', contact: 'Ms Chen', channel: 'phone' },
			},
			recordFor: [],
			message: [],
			messageFor: [],
		});
	});
	it('has other items for certain endings', () => {
		const own = '### 完\n\n- 下次联系：2026-05-29 王建国 上门\n\n### 成\n\n- 承诺：无\n- 下次联系：无';
		expect(scenarioOf(fileWith(`${talk}\n\n# 跟进\n\n${record}\n\n${own}`)).followUp?.recordFor).toEqual([
			{ state: 0, record: { next: { from: '2026-05-29', to: '2026-05-29', contact: '王建国', channel: 'visit' } } },
			{ state: 1, record: { promises: false, next: null } },
		]);
	});
	it('has a message in parts, and another for certain endings', () => {
		const message =
			'## 消息\n\n- 约定\n  - [x] {{promises}}，对公转账。\n  - [ ] 月底安排。\n    > 没有日子。\n\n### 完\n\n- 收尾\n  - [x] 再联系。';
		expect(scenarioOf(fileWith(`${talk}\n\n# 跟进\n\n${message}`)).followUp).toMatchObject({
			message: [
				{
					name: '约定',
					options: [
						{ text: '{{promises}}，对公转账。', right: true, why: null },
						{ text: '月底安排。', right: false, why: '没有日子。' },
					],
				},
			],
			messageFor: [{ state: 0, message: [{ name: '收尾', options: [{ text: '再联系。', right: true, why: null }] }] }],
		});
	});
	it('asks for letters, each for an ending, or one for all the others', () => {
		const letters = '## 函件\n\n- 提醒函：2026-06-01\n\n### 完\n\n- 催款函：2026-06-04..2026-06-12';
		expect(scenarioOf(fileWith(`${talk}\n\n# 跟进\n\n${letters}`)).followUp?.letters).toEqual([
			{ state: null, kind: 'reminder', deadline: { from: '2026-06-01', to: '2026-06-01' } },
			{ state: 0, kind: 'demand', deadline: { from: '2026-06-04', to: '2026-06-12' } },
		]);
		const english = '## Letter\n\n- Reminder: 2026-06-01\n\n### 完\n\n- Demand letter: 2026-06-04..2026-06-12';
		expect(scenarioOf(fileWith(`${talk}\n\n# Follow up\n\n${english}`)).followUp?.letters).toHaveLength(2);
	});
	it('takes the English words', () => {
		const text =
			'# Follow up\n\n## Record\n\n- Reason:\n  - not found out\n- Promises: {{promises}}\n- Next contact: 2026-06-04 Ms Chen phone\n\n## Message\n\n- a\n  - [x] b';
		expect(scenarioOf(fileWith(`${talk}\n\n${text}`)).followUp).toMatchObject({
			record: { reasons: [{ unknown: true }], promises: true, next: { contact: 'Ms Chen', channel: 'phone' } },
			message: [{ name: 'a' }],
		});
	});
	it.each([
		['## 附件\n\n- a', ['missing-part follow-up', 'missing-part not-follow-up']],
		['## 记录\n\n- 结果：好', ['missing-part record']],
		['## 记录\n\n- 下次联系：明天 王建国 电话', ['missing-part next-contact']],
		['## 记录\n\n- 下次联系：2026-06-05..2026-06-04 王建国 电话', ['missing-part next-contact']],
		['## 记录\n\n- 下次联系：2026-06-05 电话', ['missing-part next-contact']],
		['## 记录\n\n- 下次联系：2026-06-05 王建国 邮件', ['missing-part next-contact']],
		['## 记录\n\n### 没有\n\n- 承诺：无', ['unknown-link ending']],
		['## 函件\n\n- 律师函：2026-06-04', ['missing-part letter']],
		['## 函件\n\n- 催款函', ['missing-part deadline']],
		['## 函件\n\n- 催款函：2026-06-12..2026-06-04', ['missing-part deadline']],
		['## 函件\n\n- 催款函：2026-06-01..2026-06-02..2026-06-03', ['missing-part deadline']],
		['## 函件\n\n### 没有\n\n- 催款函：2026-06-04', ['unknown-link ending']],
		['记下来。', ['missing-part not-follow-up']],
	])('%j is found fault with', (text, expected) => {
		expect(faults(`${talk}\n\n# 跟进\n\n${text}`)).toEqual(expected);
	});
	it('cannot be for a state that is no ending', () => {
		const open = talk.replace('## 成\n\n`结局 达成`', '## 成');
		expect(faults(`${open}\n\n# 跟进\n\n## 消息\n\n### 成\n\n- a`)).toEqual(['unknown-link no-ending']);
	});
});
