import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonRuns } from '../../../src/lib/core/scenario/common-run.ts';
import {
	countChanges,
	lineChanges,
	wordChanges,
	type LineChange,
} from '../../../src/lib/core/scenario/text-changes.ts';

const shown = (changes: readonly LineChange[]) =>
	changes.map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`);

const marked = (line: LineChange | undefined) =>
	line && line.kind !== 'same'
		? line.pieces?.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')
		: undefined;

const text = fc.array(fc.constantFrom('', '甲', '乙', '丙', '我下周付款。', '我下周三付款。', '> 喂？'), {
	maxLength: 40,
});

const words = fc.string({ unit: fc.constantFrom('付', '款', 'pay', ' ', '8', '，', '😀', '\ud800'), maxLength: 30 });

describe('What became of a text', () => {
	it('is nothing when nothing did', () => {
		expect(shown(lineChanges('一\n二\n', '一\n二\n'))).toEqual([' 一', ' 二']);
		expect(countChanges('一\n二\n', '一\n二\n')).toEqual({ added: 0, removed: 0 });
	});

	it('is told by lines, a changed line before what it became', () => {
		const before = '# 开场\n\n> 喂？\n\n- 我下周付款。\n- 再说吧。\n';
		const after = '# 开场\n\n> 喂？哪位？\n\n- 我下周三付款。\n- 再说吧。\n- 打扰了。\n';
		expect(shown(lineChanges(before, after))).toEqual([
			' # 开场',
			' ',
			'-> 喂？',
			'+> 喂？哪位？',
			' ',
			'-- 我下周付款。',
			'+- 我下周三付款。',
			' - 再说吧。',
			'+- 打扰了。',
		]);
		expect(countChanges(before, after)).toEqual({ added: 3, removed: 2 });
	});

	it('marks the words that changed: Chinese by the character, other scripts by the word', () => {
		const [removed, added] = lineChanges('我下周付 80000 元 today.', '我下周三付 186000 元 tomorrow.');
		expect(marked(removed)).toBe('我下周付 [80000] 元 [today].');
		expect(marked(added)).toBe('我下周[三]付 [186000] 元 [tomorrow].');
	});

	it('marks no words in lines that have little in common', () => {
		const changes = lineChanges('喂？哦，小李啊。', 'An altogether other line');
		expect(changes.map(marked)).toEqual([undefined, undefined]);
	});

	it('finds the line that a line became among new ones', () => {
		const changes = lineChanges(
			'- 三月那批轴承 18.6 万，什么时候能付？',
			'- 您好。\n- 打扰了。\n- 三月那批轴承 18.6 万，这周能付吗？',
		);
		expect(shown(changes)).toEqual([
			'+- 您好。',
			'+- 打扰了。',
			'-- 三月那批轴承 18.6 万，什么时候能付？',
			'+- 三月那批轴承 18.6 万，这周能付吗？',
		]);
	});

	it('does not take another kind of line end for a change', () => {
		expect(countChanges('一\r\n二\r\n', '一\n二\n')).toEqual({ added: 0, removed: 0 });
	});

	it('gives both texts again, each line once and in order', () => {
		fc.assert(
			fc.property(text, text, (a, b) => {
				const changes = lineChanges(a.join('\n') + '\n', b.join('\n') + '\n');
				const before = changes.flatMap((line) => (line.kind === 'added' ? [] : [line]));
				const after = changes.flatMap((line) => (line.kind === 'removed' ? [] : [line]));
				expect(before.map((line) => line.text)).toEqual(a.length > 0 ? a : ['']);
				expect(after.map((line) => line.text)).toEqual(b.length > 0 ? b : ['']);
				expect(before.map((line) => line.before)).toEqual(before.map((_, index) => index + 1));
				expect(after.map((line) => line.after)).toEqual(after.map((_, index) => index + 1));
				const { added, removed } = countChanges(a.join('\n') + '\n', b.join('\n') + '\n');
				expect({ added, removed }).toEqual({
					added: changes.filter(({ kind }) => kind === 'added').length,
					removed: changes.filter(({ kind }) => kind === 'removed').length,
				});
			}),
		);
	});

	it('gives both lines again, word by word', () => {
		fc.assert(
			fc.property(words, words, (a, b) => {
				const { before, after } = wordChanges(a, b);
				expect(before.map((piece) => piece.text).join('')).toBe(a);
				expect(after.map((piece) => piece.text).join('')).toBe(b);
				const kept = (pieces: typeof before) => pieces.flatMap(({ text, changed }) => (changed ? [] : [text])).join('');
				expect(kept(before)).toBe(kept(after));
			}),
		);
	});
});

describe('What two sequences have in common', () => {
	it('is as long as can be for short ones', () => {
		const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
		fc.assert(
			fc.property(letters, letters, (a, b) => {
				const runs = commonRuns(a, b);
				let [atA, atB] = [0, 0];
				for (const { before, after, length } of runs) {
					expect(before >= atA && after >= atB && length > 0).toBe(true);
					expect(a.slice(before, before + length)).toEqual(b.slice(after, after + length));
					[atA, atB] = [before + length, after + length];
				}
				expect(atA <= a.length && atB <= b.length).toBe(true);
				// Two that differ share nothing only when no element is in both.
				if (runs.length === 0) expect(a.some((each) => b.includes(each))).toBe(false);
			}),
		);
	});

	it('is found among a hundred thousand lines that all look alike', () => {
		const a = Array.from({ length: 100_000 }, (_, at) => (at % 3 === 0 ? 'x' : 'y'));
		const b = Array.from({ length: 100_000 }, (_, at) => (at % 7 === 0 ? 'x' : 'y'));
		expect(commonRuns(a, b).length).toBeGreaterThan(0);
		expect(commonRuns(a, [...a, 'x'])).toEqual([{ before: 0, after: 0, length: 100_000 }]);
	});
});
