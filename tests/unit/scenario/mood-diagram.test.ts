import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { faultsOf, fileWith, scenarioOf } from '../../support/scenario-text.ts';

const talk = '# 对话\n\n## 完\n\n`结局 无承诺`\n\n> 再说吧。';

function withMood(mood: string): string {
	return fileWith(`# 情绪\n\n${mood}\n\n${talk}`);
}

function withRows(rows: string): string {
	return withMood(`\`\`\`mermaid\nstateDiagram-v2\n${rows}\n\`\`\``);
}

describe('the mood diagram', () => {
	it('numbers moods in order of appearance, the start first wherever its arrow stands', () => {
		const { moods, moodTransitions } = scenarioOf(
			withRows('  恼火 --> 敷衍 : 共情理解, acknowledge\n  [*] --> 敷衍\n  敷衍 --> 恼火：争辩指责、argue，打断敷衍\n'),
		);
		expect(moods).toEqual(['敷衍', '恼火']);
		expect(moodTransitions).toEqual([
			{ from: 1, to: 0, acts: ['empathise', 'acknowledge'] },
			{ from: 0, to: 1, acts: ['argue', 'dismiss'] },
		]);
	});
	it('takes comments, a direction and moods named by themselves', () => {
		expect(scenarioOf(withRows('  %% 初稿\n  direction LR\n  [*] --> 敷衍\n\n  松口\n')).moods).toEqual([
			'敷衍',
			'松口',
		]);
	});
	it('may be left out: then there is one nameless mood', () => {
		expect(scenarioOf(fileWith(talk))).toMatchObject({ moods: [''], moodTransitions: [] });
	});
	it.each([
		['  敷衍 --> 恼火 : 争辩指责', ['bad-mood-diagram no-start']],
		['  [*] --> 敷衍\n  [*] --> 恼火', ['bad-mood-diagram two-starts']],
		['  [*] --> 敷衍\n  敷衍 --> [*] : 争辩指责', ['bad-mood-diagram end']],
		['  [*] --> 敷衍\n  敷衍 --> 恼火', ['bad-mood-diagram no-acts']],
		['  [*] --> 敷衍\n  敷衍 -> 恼火 : 争辩指责', ['bad-mood-diagram line']],
		['  [*] --> 敷衍\n  state "很 恼火" as x', ['bad-mood-diagram line']],
		['  [*] --> 敷衍\n  敷衍 --> 恼火 : 争辩', ['unknown-act name']],
	])('%j is found fault with', (rows, faults) => {
		expect(faultsOf(read(withRows(rows)))).toEqual(faults);
	});
	it.each([
		['```mermaid\nflowchart LR\n```', ['bad-mood-diagram kind']],
		['```mermaid\n```', ['bad-mood-diagram kind']],
		['敷衍，恼火', ['bad-mood-diagram no-diagram']],
	])('%j is no diagram of the kind', (mood, faults) => {
		expect(faultsOf(read(withMood(mood)))).toEqual(faults);
	});
});
