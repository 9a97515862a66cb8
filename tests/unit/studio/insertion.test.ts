import { describe, expect, it } from 'vitest';
import { insertionFor, type InsertionKind } from '../../../src/lib/core/scenario/insertion.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { diagram, fileWith } from '../../support/scenario-text.ts';

const text = fileWith(`${diagram}

# 对话

- *越线* [→ 完](#完)

## 甲

\`时间 10:00\`

> 喂？

> 说话。
> — 沉默

- 好。 \`礼貌收尾\` [→ 完](#完)
  - 行。
  > 不坏。
- *当 到访>=2* 又是我。 [→ 完](#完)
- *其他* [→ 甲](#甲)

### 认真

> 你说。

## 乙

> 哪位？

## 完

\`结局 无承诺\`

> 再说吧。

# 跟进

## 记录

- 承诺：{{promises}}`);

/** The text with the words put where they belong, and only the lines about them. */
function inserted(kind: InsertionKind, cursor: string, words: string): string | null {
	const place = insertionFor(text, text.indexOf(cursor), kind);
	if (!place) return null;
	const after = text.slice(0, place.at) + place.before + words + place.after + text.slice(place.at);
	expect(read(after).scenario).toBeDefined();
	const at = place.at + place.before.length;
	return after.slice(after.lastIndexOf('\n', at - 1 - place.before.length) + 1, at + words.length + 14).split('\n').slice(0, words.split('\n').length + place.before.split('\n').length).join('\n'); // prettier-ignore
}

describe('what is inserted', () => {
	it('a line comes behind the one at the cursor, else behind the last, else before the replies', () => {
		expect(inserted('line', '喂？', '> 在吗？')).toContain('> 喂？\n\n> 在吗？\n');
		expect(inserted('line', '## 甲', '> 在吗？')).toContain('> — 沉默\n\n> 在吗？\n');
		expect(inserted('line', '- *越线', '> 在吗？')).toBeNull();
	});
	it('a reply comes behind the one at the cursor with all that hangs on it, else before what is no reply', () => {
		expect(inserted('bullet', '好。', '- 新的。')).toContain('  > 不坏。\n- 新的。\n');
		expect(inserted('bullet', '## 甲', '- 新的。')).toContain('又是我。 [→ 完](#完)\n- 新的。\n');
		expect(inserted('bullet', '## 乙', '- 新的。')).toContain('> 哪位？\n\n- 新的。\n');
	});
	it('a remark hangs on its reply', () => {
		expect(inserted('nested', '又是我', '> 别。')).toContain('又是我。 [→ 完](#完)\n  > 别。\n');
		expect(inserted('nested', '哪位', '> 别。')).toBeNull();
	});
	it('a state comes behind the whole of the one at the cursor; from elsewhere it is the last', () => {
		expect(inserted('state', '喂？', '## 新')).toContain('> 你说。\n\n## 新\n');
		expect(inserted('state', '- 承诺', '## 新')).toContain('> 再说吧。\n\n## 新\n');
		expect(inserted('ending', '喂？', '## 新')).toContain('> 再说吧。\n\n## 新\n');
		expect(inserted('variant', '喂？', '### 敷衍')).toContain('> 你说。\n\n### 敷衍\n');
	});
	it('a condition stands at the head of its reply', () => {
		expect(inserted('condition', '好。', '*当 到访>=2*')).toContain('- *当 到访>=2* 好。');
	});
	it('a mark stands where the cursor is among the words, else before the link', () => {
		expect(inserted('span', '是我。 [', '`表明身份`')).toContain('又 `表明身份` 是我。');
		expect(inserted('span', '[→ 完](#完)\n- *其他*', '`表明身份`')).toContain('又是我。 `表明身份` [→');
	});
	it('a move goes into the tag of its line, which is made where there is none', () => {
		expect(inserted('move', '说话。', '`推脱`')).toContain('> — 沉默 `推脱`\n');
		expect(inserted('move', '喂？', '`推脱`')).toContain('> 喂？\n> — `推脱`\n');
	});
	it('nothing goes anywhere without a talk', () => {
		expect(insertionFor('# 案情\n\n案。', 0, 'state')).toBeNull();
	});
});
