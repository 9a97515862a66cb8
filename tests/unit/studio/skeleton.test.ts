import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, wordsIn } from '../../../src/lib/core/scenario/counts.ts';
import { sectionsOf, stateAnchors } from '../../../src/lib/core/scenario/sections.ts';
import { placeAt, skeletonOf, stateAt, statesOf } from '../../../src/lib/core/scenario/skeleton.ts';
import { shippedScenarios } from '../../support/library.ts';

const text = `---
id: test
# no heading
---

# 情绪

\`\`\`mermaid
# no heading either
\`\`\`

# 对话

- *越线* [→ 完](#完)

## 甲

> 喂？您好 there。
> — \`推脱\`

- *当 到访>=2* 18.6 万，hello world。 \`说明欠款\` [→ 完](#完)
- *其他* [→ 甲](#甲)

### 恼火

> 哼。

## 完

\`结局 无承诺\`

# 跟进

## 记录
`;
const skeleton = skeletonOf(text);
const at = (words: string) => text.indexOf(words);

describe('the bones of a file', () => {
	it('are its headings, with what they hold', () => {
		expect(skeleton.headings.map(({ level, name, part, state }) => [level, name, part, state])).toEqual([
			[1, '情绪', 'mood', null],
			[1, '对话', 'talk', null],
			[2, '甲', 'talk', 0],
			[3, '恼火', 'talk', null],
			[2, '完', 'talk', 1],
			[1, '跟进', 'follow-up', null],
			[2, '记录', 'follow-up', null],
		]);
		const [first] = statesOf(skeleton);
		expect(first && text.slice(first.from, first.end)).toBe(text.slice(at('## 甲'), at('## 完')));
	});
	it('say where one is', () => {
		expect(placeAt(skeleton, at('id:'))).toBe('matter');
		expect(placeAt(skeleton, at('# no heading either'))).toBe('fence');
		expect(placeAt(skeleton, at('> 哼'))).toBe('talk');
		expect(placeAt(skeleton, text.length)).toBe('follow-up');
		expect(stateAt(skeleton, at('> 哼'))?.name).toBe('甲');
		expect(stateAt(skeleton, at('- *越线'))).toBeUndefined();
	});
	it('are those that the scenario is read by, in every file of the library', () => {
		for (const { source } of shippedScenarios()) {
			const all = sectionsOf(source);
			const quick = skeletonOf(source);
			expect(quick.headings.map(({ from, level, name, part }) => [from, level, name, part])).toEqual(
				all.sections.map(({ start, level, name, part }) => [start, level, name, part]),
			);
			expect(statesOf(quick).map(({ anchor }) => anchor)).toEqual(stateAnchors(all, []));
		}
	});
	it('are found in any text', () => {
		const line = fc.constantFrom(
			'---',
			'# 对话',
			'## 甲',
			'### 乙',
			'```',
			'~~~',
			'> 话',
			'- 词',
			'',
			'#',
			'#######',
			'# 对话 #',
		);
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				const { headings } = skeletonOf(lines.join('\n'));
				for (const { from, to, end } of headings) expect(from <= to && to <= end).toBe(true);
			}),
		);
	});
});

describe('counts', () => {
	it('are of Chinese characters and of other words, without what is only for the machine', () => {
		expect(wordsIn('- *当 到访>=2* 您好，hello world。 `说明欠款` [→ 完](#完)')).toBe(5);
		expect(countsOf(text, skeleton)).toMatchObject({ replies: 1 });
	});
	it('take time that grows with the text', () => {
		const hostile = [
			'*'.repeat(50_000),
			'`'.repeat(50_001),
			'- *当 '.repeat(20_000),
			'](#'.repeat(20_000),
			"a'".repeat(30_000),
		];
		for (const each of hostile) expect(wordsIn(each)).toBeGreaterThanOrEqual(0);
	});
});
