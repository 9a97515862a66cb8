import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { findingText } from '../../../src/lib/wording/finding.ts';
import { example } from '../../support/example.ts';
import { scenario } from '../../support/scenario-arbitrary.ts';

function versionOf(source: string) {
	const { scenario: found, ranges } = read(source);
	if (!found) throw new Error('no scenario');
	return { scenario: found, ranges };
}

function compared(zh: string, en: string) {
	return compareLanguages(versionOf(zh), versionOf(en));
}

/** Detail, and the line of each file that the finding points at. */
function mismatch(from: string, to: string): [string, string, string] | null {
	if (!example.includes(from)) throw new Error(`no ${from}`);
	const changed = example.replace(from, () => to);
	const { zh, en } = compared(example, changed);
	const [own, other] = [zh[0], en[0]];
	if (!own || !other) return null;
	expect(own.params['line']).toBe(other.range.start.line);
	expect(other.params['line']).toBe(own.range.start.line);
	const line = (text: string, at: number) => (text.split('\n')[at - 1] ?? '').trim().slice(0, 24);
	return [String(own.params['detail']), line(example, own.range.start.line), line(changed, other.range.start.line)];
}

describe('two languages of a scenario', () => {
	it('agree with themselves, and in other words', () => {
		expect(compared(example, example)).toEqual({ zh: [], en: [] });
		const english = write({
			...versionOf(example).scenario,
			language: 'en',
			title: 'Always in a meeting',
			goal: 'A promise',
		});
		expect(compared(example, english)).toEqual({ zh: [], en: [] });
	});
	it('agree however their names and texts differ', () => {
		fc.assert(
			fc.property(scenario, (made: Scenario) => {
				const other: Scenario = structuredClone(made);
				other.title = 'x';
				other.states.forEach((state, index) => Object.assign(state, { name: `s${index}`, anchor: `s${index}` }));
				const ranges = { get: () => undefined };
				expect(compareLanguages({ scenario: made, ranges }, { scenario: other, ranges })).toEqual({ zh: [], en: [] });
			}),
			{ numRuns: 50 },
		);
	});
	it.each([
		['version: 1', 'version: 2', 'front-version'],
		['channel: phone', 'channel: visit', 'front-channel'],
		['discount: 0', 'discount: 1', 'front-authority'],
		['goal: ', 'variables: { a: 0..1 }\ngoal: ', 'variables'],
		['facts: [等项目回款]', 'facts: [等项目回款, 忘记了]', 'facts'],
		['amount: 186000', 'amount: 186000.01', 'invoices'],
		['today: 2026-05-28', 'today: 2026-05-29', 'today'],
		['签收单, ', '', 'documents'],
		['date: 2026-05-12', 'date: 2026-05-13', 'history'],
		['- [ ] 同行里谁欠得更久', '- [x] 同行里谁欠得更久', 'options'],
		['  敷衍 --> 恼火 : 争辩指责, ', '  敷衍 --> 恼火 : ', 'moods'],
		['`时间 +1 天`', '`时间 +2 天`', 'scene'],
		['第二天下午，', '第二天下午。\n\n另外，', 'narration'],
		['### 恼火', '### 恼火 · 第 2 次', 'parts'],
		['> — 没听懂 `推脱`', '> — `推脱`', 'line-tag'],
		['> — 没听懂 `推脱`', '> — 没听懂 `诉苦`', 'moves'],
		['`承诺 80000 2026-06-05', '`承诺 80000 2026-06-06', 'moves'],
		['*沉默 20 秒*', '*沉默 30 秒*', 'reply-kind'],
		['`说明欠款` `约定跟进` [→ 回拨](#回拨)', '`说明欠款` `约定跟进` [→ 推脱](#推脱)', 'target'],
		['`说明欠款` `约定跟进` [', '`说明欠款` [', 'acts'],
		['`提出方案 93000@2026-05-31 ', '`提出方案 93000@2026-05-30 ', 'plan'],
		['`出示凭证 四月对账单`', '`出示凭证 合同`', 'documents-cited'],
		['`约定跟进` [→ 回拨]', '`约定跟进` `查明 等项目回款` [→ 回拨]', 'effects'],
		['- 行，不耽误您。', '- *当 到访>=2* 行，不耽误您。', 'guard'],
		['- 下次联系：2026-06-04..', '- 下次联系：2026-06-03..', 'record'],
		['  - [ ] 收到请回复，谢谢！\n', '', 'options'],
	])('%j as %j is a mismatch', (from, to, detail) => {
		expect(mismatch(from, to)?.[0]).toBe(detail);
	});
	it('point at the first differing place in both', () => {
		expect(mismatch('`说明欠款` `约定跟进` [', '`说明欠款` [')).toEqual([
			'acts',
			'- 行，不耽误您。就问您几点散会，我准点打过去，',
			'- 行，不耽误您。就问您几点散会，我准点打过去，',
		]);
		expect(mismatch('## 没回音\n', '## 多出来\n\n> 嗯。\n\n- *其他* [→ 接通](#接通)\n\n## 没回音\n')).toEqual([
			'scene',
			'## 没回音',
			'## 多出来',
		]);
	});
	it('say where the other file differs', () => {
		const [finding] = compared(example, example.replace('`说明欠款` `约定跟进` [', '`说明欠款` [')).zh;
		expect(finding && findingText(finding, 'zh')).toBe(
			'与 en.md 第 90 行对不上：回复的动作。两种语言的结构要一致，改其中一个。',
		);
	});
	it('warn of further wordings that exist in one only, where they exist', () => {
		const { zh, en } = compared(example, example.replace(/\n {2}- 同时垫几个项目.*\n/, '\n'));
		expect(zh.map(({ code, severity, params }) => [code, severity, params['count']])).toEqual([
			['lone-translation', 'warning', 1],
		]);
		expect(en).toEqual([]);
	});
});
