import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, difference } from '../../../src/lib/core/scenario/edit.ts';

const line = fc.constantFrom('', '甲', '乙', '丙', '😀', '😁', 'a b', '- x', '\r');
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('changes', () => {
	it('are made wherever they stand, in any order', () => {
		expect(
			changed('甲乙丙', [
				{ from: 2, to: 3, insert: '' },
				{ from: 0, to: 0, insert: '子' },
			]),
		).toBe('子甲乙');
	});
	it('keep their order at one place', () => {
		expect(
			changed('甲', [
				{ from: 1, to: 1, insert: '一' },
				{ from: 1, to: 1, insert: '二' },
			]),
		).toBe('甲一二');
	});
	it('must not overlap', () => {
		expect(() =>
			changed('甲乙丙', [
				{ from: 0, to: 2, insert: '' },
				{ from: 1, to: 3, insert: '' },
			]),
		).toThrow(RangeError);
	});
});

describe('the difference of two texts', () => {
	it('turns the one into the other', () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				expect(changed(before, difference(before, after))).toBe(after);
			}),
			{ numRuns: 500 },
		);
	});
	it('leaves what both have alone', () => {
		expect(difference('一\n二\n三\n四\n五\n', '一\n贰\n三\n四\n伍\n')).toEqual([
			{ from: 2, to: 3, insert: '贰' },
			{ from: 8, to: 9, insert: '伍' },
		]);
	});
	it('is nothing where nothing differs', () => {
		expect(difference('甲\n', '甲\n')).toEqual([]);
	});
	it('tears no pair of surrogates apart', () => {
		expect(difference('😀', '😁')).toEqual([{ from: 0, to: 2, insert: '😁' }]);
	});
});
