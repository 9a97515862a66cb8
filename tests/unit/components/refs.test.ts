import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refsIn } from '../../../src/lib/components/refs.ts';

const wholes = (text: string) => refsIn(text).flatMap(({ words, whole }) => (whole ? [words] : []));

describe('what stays on one line', () => {
	it('keeps a figure with its unit', () => {
		expect(wholes('货款 18.6 万元已逾期 47 天，另有 205,200 元。')).toEqual(['18.6 万元', '47 天', '205,200 元']);
	});

	it('keeps the number of an invoice in one piece', () => {
		expect(wholes('单据 HR-0312 的货款')).toEqual(['HR-0312']);
	});

	it('leaves words without figures alone', () => {
		expect(wholes('请您回复 OK，谢谢')).toEqual([]);
	});

	it('is the text again when joined', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const words = refsIn(text).map((part) => part.words);
				expect(words.join('')).toBe(text);
			}),
		);
	});

	it('takes time in proportion to the text', () => {
		for (const hostile of ['a'.repeat(200_000), '1 '.repeat(100_000), 'a1,'.repeat(70_000), '¥'.repeat(200_000)]) {
			const start = performance.now();
			refsIn(hostile);
			expect(performance.now() - start).toBeLessThan(500);
		}
	});
});
