import { describe, expect, it } from 'vitest';
import { numberedPieces } from '../../../src/lib/components/debrief/numbered.ts';
import type { LetterPart } from '../../../src/lib/core/letter/letter.ts';

const part = (
	words: [number, number][],
	state: LetterPart['state'] = 'there',
	fault: LetterPart['fault'] = '',
): Pick<LetterPart, 'state' | 'fault' | 'words'> => ({
	state,
	fault,
	words: words.map(([start, end]) => ({ start, end })),
});

describe('a text with its parts numbered', () => {
	it('is whole again when its pieces are put together', () => {
		const text = '请于 6 月 5 日前付清';
		const pieces = numberedPieces(text, [part([[0, 11]]), part([[2, 9]], 'wrong'), part([])]);
		expect(pieces.map((piece) => piece.text).join('')).toBe(text);
	});

	it('has the number of a part behind its words, and several where several end', () => {
		expect(numberedPieces('甲乙丙', [part([[0, 1]]), part([[0, 1]]), part([[2, 3]])])).toEqual([
			{ text: '甲', tone: 'sound', ends: [1, 2] },
			{ text: '乙', tone: null, ends: [] },
			{ text: '丙', tone: 'sound', ends: [3] },
		]);
	});

	it('shows of words of several parts the worst', () => {
		const parts = [part([[0, 2]]), part([[1, 2]], 'missing', 'deadline-vague'), part([[1, 2]], 'wrong', 'tone-red')];
		expect(numberedPieces('甲乙', parts).map(({ tone }) => tone)).toEqual(['sound', 'red']);
	});

	it('of nothing is one piece, and of an empty text none', () => {
		expect(numberedPieces('甲', [])).toEqual([{ text: '甲', tone: null, ends: [] }]);
		expect(numberedPieces('', [part([])])).toEqual([]);
	});
});
