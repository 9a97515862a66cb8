import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlock, readInline } from '../../../src/lib/components/prose.ts';

describe("an author's text", () => {
	it('knows strong and emphasised words and code', () => {
		expect(readInline('先**听**，再*问*，别背`话术`')).toEqual([
			{ kind: 'text', text: '先' },
			{ kind: 'strong', text: '听' },
			{ kind: 'text', text: '，再' },
			{ kind: 'em', text: '问' },
			{ kind: 'text', text: '，别背' },
			{ kind: 'code', text: '话术' },
		]);
	});

	it('shows a mark that never closes as it is written', () => {
		expect(readInline('3 * 4 和 **没完')).toEqual([{ kind: 'text', text: '3 * 4 和 **没完' }]);
	});

	it('never makes markup: tags are words', () => {
		expect(readInline('<b>付款</b>')).toEqual([{ kind: 'text', text: '<b>付款</b>' }]);
	});

	it('tells lists and quotes from paragraphs', () => {
		expect(readBlock('- 合同\n- 发票')).toMatchObject({ kind: 'list', ordered: false });
		expect(readBlock('1. 听\n2. 问')).toMatchObject({ kind: 'list', ordered: true });
		expect(readBlock('> 引文')).toMatchObject({ kind: 'quote' });
		expect(readBlock('- 一行\n不是列表')).toMatchObject({ kind: 'paragraph' });
	});

	it('loses no character but the marks', () => {
		const marks = /[*`]/g;
		fc.assert(
			fc.property(fc.string(), (line) => {
				const shown = readInline(line)
					.map(({ text }) => text)
					.join('');
				expect(shown.replace(marks, '')).toBe(line.replace(marks, ''));
			}),
		);
	});

	it('takes time in proportion to the text', () => {
		for (const hostile of [
			'*'.repeat(100_000),
			'**a'.repeat(50_000),
			'`'.repeat(99_999),
			'- '.repeat(50_000),
			' '.repeat(100_000) + 'x',
		]) {
			const start = performance.now();
			readBlock(hostile);
			expect(performance.now() - start).toBeLessThan(1000);
		}
	});
});
