import { describe, expect, it } from 'vitest';
import { contrast, pointing, type Line } from '../../../src/routes/help/findings/contrast.ts';

/** Marked words in brackets 【】. */
const shown = (lines: Line[]) =>
	lines.map((line) => line.map(({ text, marked }) => (marked ? `【${text}】` : text)).join('')).join('\n');
const between = (before: string, after: string) => {
	const lines = contrast(before, after);
	return [shown(lines.before), shown(lines.after)];
};

describe('two texts beside each other', () => {
	it('mark a code span and a link as a whole', () => {
		expect(between('- 哪天付？ `要求成诺` [→ 问](#问)', '- 哪天付？ `要求承诺` [→ 问](#问)')).toEqual([
			'- 哪天付？ 【`要求成诺`】 [→ 问](#问)',
			'- 哪天付？ 【`要求承诺`】 [→ 问](#问)',
		]);
	});
	it('mark a new line without its indentation', () => {
		expect(between('- 好。\n- 嗯。', '- 好。\n  > 说回去。\n- 嗯。')).toEqual([
			'- 好。\n- 嗯。',
			'- 好。\n  【> 说回去。】\n- 嗯。',
		]);
	});
	it('mark a line as a whole when little of it is left', () => {
		expect(between('- Yes, of course.', '- No.')).toEqual(['【- Yes, of course.】', '【- No.】']);
	});
	it('mark nothing when they are equal', () => {
		expect(between('a\n\nb', 'a\n\nb')).toEqual(['a\n\nb', 'a\n\nb']);
	});
	it('give back every sign of both', () => {
		const [before, after] = ['一 `甲`\n\n  > 二  三\n', '一 `乙` [→ 丙](#丙)\n  > 三\n四'];
		const lines = contrast(before, after);
		const text = (side: Line[]) => side.map((line) => line.map((piece) => piece.text).join('')).join('\n');
		expect([text(lines.before), text(lines.after)]).toEqual([before, after]);
	});
});

describe('pointing at words', () => {
	it('marks them where they first stand', () => {
		expect(shown(pointing('# 对话\n\n## 开场\n\n- [→ 开场](#开场)', '## 开场'))).toBe(
			'# 对话\n\n【## 开场】\n\n- [→ 开场](#开场)',
		);
	});
	it('marks nothing when they are not there', () => {
		expect(shown(pointing('# 对话', '## 开场'))).toBe('# 对话');
	});
});
