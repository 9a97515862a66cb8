import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/lib/core/scenario/check.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { example } from '../../support/example.ts';
import { faultsOf, talkWith } from '../../support/scenario-text.ts';

/** What the check finds in a state with these bullets besides a sound, a weak and a free one. */
function found(bullets: string, common = true): string[] {
	const usual =
		'- 三月的货。 `重申约定` [→ 甲](#甲)\n- 打扰了。 `为催款道歉` [→ 完](#完)\n  > 别道歉。\n- *其他* [→ 甲](#甲)';
	const { scenario, ranges, findings } = read(
		talkWith(`## 甲\n\n> 喂？\n\n${common ? `${bullets}\n${usual}` : bullets}`),
	);
	expect(findings).toEqual([]);
	return scenario ? faultsOf({ findings: checkText(scenario, ranges) }) : ['none'];
}

describe('what the text itself shows', () => {
	it('is nothing in a sound scenario', () => {
		const { scenario, ranges } = read(example);
		expect(scenario && checkText(scenario, ranges)).toEqual([]);
		expect(found('')).toEqual([]);
	});
	it('a reply has an act; special bullets need none', () => {
		expect(found('- 嗯。 [→ 甲](#甲)')).toEqual(['no-act']);
		expect(found('- *沉默 20 秒* [→ 完](#完)')).toEqual([]);
	});
	it('a weak or red-line reply has a remark', () => {
		expect(found('- 您说了算。 `轻易退让` [→ 完](#完)')).toEqual(['no-remark weak']);
		expect(found('- 您等着。 `威胁恐吓` `重申约定` [→ 完](#完)')).toEqual(['no-remark red']);
	});
	it('a plan in a sound reply keeps to the authority: here one instalment, today', () => {
		expect(found('- 今天付？ `提出方案 10000@2026-05-28` [→ 完](#完)')).toEqual([]);
		expect(found('- 这个月付？ `提出方案 10000@2026-05` [→ 完](#完)')).toEqual([]);
		expect(found('- 明天付？ `提出方案 10000@2026-05-29` [→ 完](#完)')).toEqual(['beyond-authority date']);
		expect(found('- 下月付？ `提出方案 10000@2026-06` [→ 完](#完)')).toEqual(['beyond-authority date']);
		expect(found('- 分两次？ `提出方案 5000 5000` [→ 完](#完)')).toEqual(['beyond-authority instalments']);
		expect(found('- 年底也行。 `提出方案 10000@2026-12-31` `越权承诺` [→ 完](#完)\n  > 你没有这个权限。')).toEqual([]);
	});
	it('a state has a choice between sound and weak', () => {
		const other = '\n- *其他* [→ 甲](#甲)';
		expect(found(`- 三月的货。 \`重申约定\` [→ 完](#完)${other}`, false)).toEqual(['one-reply']);
		expect(found(`- 一。 \`重申约定\` [→ 完](#完)\n- 二。 \`要求承诺\` [→ 甲](#甲)${other}`, false)).toEqual([
			'all-good',
		]);
		expect(
			found(`- 一。 \`争辩指责\` [→ 完](#完)\n  > 不吵。\n- 二。 \`威胁恐吓\` [→ 甲](#甲)\n  > 违法。${other}`, false),
		).toEqual(['all-bad']);
	});
	it('each variant counts with the common replies', () => {
		const common = '- 一。 `重申约定` [→ 完](#完)\n- *其他* [→ 甲](#甲)';
		const weak = '- 二。 `争辩指责` [→ 甲](#甲)\n  > 不吵。';
		expect(found(`${common}\n\n### 敷衍\n\n${weak}\n\n### 认真\n\n${weak}`, false)).toEqual([]);
		expect(found(`${common}\n\n### 敷衍\n\n${weak}\n\n### 认真\n\n- 三。 \`要求承诺\` [→ 甲](#甲)`, false)).toEqual([
			'all-good',
		]);
	});
	it('a free reply goes somewhere, and something is said there', () => {
		const usual = '- 三月的货。 `重申约定` [→ 甲](#甲)\n- 打扰了。 `为催款道歉` [→ 完](#完)\n  > 别道歉。';
		expect(found(usual, false)).toEqual(['no-other none']);
		const silent = `${usual}\n- *其他* [→ 乙](#乙)\n\n## 乙\n\n${usual}\n- *其他* [→ 甲](#甲)`;
		expect(found(silent, false)).toEqual(['no-other silent']);
	});
	it('some state is an ending', () => {
		const { scenario, ranges } = read(talkWith('## 甲\n\n> 喂？').replace('`结局 无承诺`\n\n', ''));
		expect(scenario && faultsOf({ findings: checkText(scenario, ranges) })).toEqual([
			'no-ending',
			'no-other none',
			'no-other none',
		]);
	});
});
