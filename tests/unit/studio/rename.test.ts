import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed } from '../../../src/lib/core/scenario/edit.ts';
import { linksOf, stateNames } from '../../../src/lib/core/scenario/links.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { referencesOf, renameInRehearsal, renameState } from '../../../src/lib/core/scenario/rename.ts';
import { repliesOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { sectionsOf } from '../../../src/lib/core/scenario/sections.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { shippedScenarios } from '../../support/library.ts';
import { scenario as anyScenario } from '../../support/scenario-arbitrary.ts';
import { diagram, fileWith } from '../../support/scenario-text.ts';

function renamed(text: string, state: number, name: string): string {
	const changes = renameState(text, state, name);
	if (typeof changes === 'string') throw new Error(changes);
	return changed(text, changes);
}

const talk = fileWith(`${diagram}

# 对话

- *沉默 20 秒* [→ 完](#完)

## 开头

> 喂？

- 好。 \`礼貌收尾\` [→ 完](#完)
- 再说一遍。 [→ 开头](#开头)
  - 您再说说。
- 就这样吧。 [去结束](#完)

## 完

\`结局 无承诺\`

> 再说吧，完。

# 跟进

## 记录

- 承诺：{{promises}}

### 完

- 下次联系：无`);

/** What a scenario means, its names of states and what follows from the text aside. */
function meaning(scenario: Scenario | undefined) {
	if (!scenario) throw new Error('no scenario');
	const { hash: _, states, ...rest } = scenario;
	return { ...rest, states: states.map(({ name: _name, anchor: _anchor, ...state }) => state) };
}

describe('renaming a state', () => {
	it('changes its heading, the links to it and the follow-up of that ending, and nothing else', () => {
		expect(renamed(talk, 1, '没谈成')).toBe(
			talk
				.replace('## 完\n\n`结局', '## 没谈成\n\n`结局')
				.replaceAll('[→ 完](#完)', '[→ 没谈成](#没谈成)')
				.replace('[去结束](#完)', '[去结束](#没谈成)')
				.replace('### 完', '### 没谈成'),
		);
	});
	it('leaves a mood of the same name alone', () => {
		const text = talk
			.replace('## 开头', '## 敷衍')
			.replaceAll('开头', '敷衍')
			.replace('> 喂？', '> 喂？\n\n### 敷衍\n\n> 忙。');
		const result = renamed(text, 0, '接通');
		expect(result).toContain('### 敷衍');
		expect(result).toContain('[*] --> 敷衍');
		expect(result).toContain('[→ 接通](#接通)');
	});
	it('follows GitHub where two headings share an anchor', () => {
		const text = talk.replace(
			'## 完\n\n`结局',
			'## 开头！\n\n> 又是你。\n\n- 是我。 [→ 开头](#开头-1)\n\n## 完\n\n`结局',
		);
		const result = renamed(text, 0, '起头');
		expect(result).toContain('[→ 开头](#开头)');
		expect(read(result).findings.filter(({ code }) => code === 'unknown-link')).toEqual([]);
		expect(stateNames(sectionsOf(result))).toEqual(['起头', '开头！', '完']);
	});
	it.each([
		['', 'empty'],
		['！', 'empty'],
		['甲`乙', 'signs'],
		['甲\n乙', 'signs'],
		['完！', 'taken'],
	])('refuses %j: %s', (name, fault) => {
		expect(renameState(talk, 0, name)).toBe(fault);
	});
	it('keeps signs of Markdown as they are', () => {
		const result = read(renamed(talk, 1, '[完]\\_#')).scenario;
		expect(result?.states[1]?.name).toBe('[完]\\_#');
		expect(result && repliesOf(result)[0]?.target).toBe(1);
	});
	it('changes the ending that a rehearsal expects', () => {
		const play = '---\nscenario: a\nexpect:\n  ending: 完 # the worst\n  mood: 完\n---\n\n# 对话\n\n> 完\n';
		expect(changed(play, renameInRehearsal(play, '完', '没谈成'))).toBe(play.replace('ending: 完', 'ending: 没谈成'));
		expect(changed(play, renameInRehearsal(play, '完', '1: 2'))).toContain('ending: "1: 2" #');
		const flow = "---\nexpect: { ending: '完', mood: 完 }\n---\n";
		expect(changed(flow, renameInRehearsal(flow, '完', '没谈成'))).toContain('{ ending: "没谈成", mood: 完 }');
		expect(renameInRehearsal(play, '别的', '没谈成')).toEqual([]);
	});
});

describe('renaming there and back', () => {
	it.each(shippedScenarios().map(({ id, language, source }) => [`${id} ${language}`, source] as const))(
		'gives %s as it was, and the same scenario in between',
		(_, source) => {
			const before = read(source).scenario;
			const names = stateNames(sectionsOf(source));
			names.forEach((name, state) => {
				const there = renamed(source, state, '前所未有的名字');
				const between = read(there);
				expect(between.findings).toEqual([]);
				expect(meaning(between.scenario)).toEqual(meaning(before));
				expect(between.scenario?.states[state]?.name).toBe('前所未有的名字');
				expect(renamed(there, state, name)).toBe(source);
			});
		},
	);
	it('gives any scenario as it was', () => {
		fc.assert(
			fc.property(anyScenario, fc.nat(), (scenario, number) => {
				const source = write(scenario);
				const state = number % scenario.states.length;
				const there = renamed(source, state, '前所未有的名字');
				expect(meaning(read(there).scenario)).toEqual(meaning(read(source).scenario));
				expect(renamed(there, state, scenario.states[state]?.name ?? '')).toBe(source);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('what names a state', () => {
	it('is found where reading finds it', () => {
		for (const { source, scenario } of shippedScenarios())
			expect(linksOf(sectionsOf(source)).map(({ target }) => target)).toEqual(
				repliesOf(scenario).map(({ target }) => target),
			);
	});
	it('is its heading, the links to it and its follow-up', () => {
		expect(referencesOf(talk, 1).map(({ from, to }) => talk.slice(from, to))).toEqual([
			'完',
			'[→ 完](#完)',
			'[→ 完](#完)',
			'[去结束](#完)',
			'完',
		]);
	});
});
