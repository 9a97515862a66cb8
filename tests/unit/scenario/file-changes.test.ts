import { expect, describe, it } from 'vitest';
import { fileChanges, folds } from '../../../src/lib/core/scenario/file-changes.ts';
import { lineChanges } from '../../../src/lib/core/scenario/text-changes.ts';

describe('What became of files', () => {
	it('names those that changed, came and went, each with its lines', () => {
		const before = [
			{ path: 'zh.md', text: '一\n二\n' },
			{ path: 'en.md', text: 'one\n' },
			{ path: 'old.zh.play.md', text: 'a\nb\nc\n' },
		];
		const after = [
			{ path: 'zh.md', text: '一\n三\n四\n' },
			{ path: 'en.md', text: 'one\n' },
			{ path: 'new.zh.play.md', text: 'a\n' },
		];
		expect(fileChanges(before, after)).toEqual([
			{ path: 'zh.md', kind: 'changed', added: 2, removed: 1 },
			{ path: 'new.zh.play.md', kind: 'added', added: 1, removed: 0 },
			{ path: 'old.zh.play.md', kind: 'removed', added: 0, removed: 3 },
		]);
		expect(fileChanges(before, before)).toEqual([]);
	});
});

describe('Lines that stayed as they were', () => {
	const lines = (count: number) => Array.from({ length: count }, (_, n) => `行 ${n}`);

	it('are folded but for those beside a change', () => {
		const before = lines(20);
		const after = before.with(10, '改过的 10');
		const shown = folds(lineChanges(before.join('\n'), after.join('\n')));
		expect(shown.map(({ folded, lines }) => [folded, lines.length])).toEqual([
			[true, 8],
			[false, 6],
			[true, 7],
		]);
	});

	it('are not folded one by one', () => {
		const before = lines(7);
		const after = before.with(0, '头').with(6, '尾');
		const shown = folds(lineChanges(before.join('\n'), after.join('\n')));
		expect(shown.some(({ folded, lines }) => folded && lines.length === 1)).toBe(false);
		expect(shown.flatMap(({ lines }) => lines)).toHaveLength(9);
	});
});
