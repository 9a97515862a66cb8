import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../../src/lib/core/scenario/distance.ts';

describe('did you mean', () => {
	it.each([
		['要求成诺', ['要求承诺', '书面确认'], '要求承诺'],
		['fact', ['goal', 'facts'], 'facts'],
		['eavde', ['plead', 'evade'], 'evade'],
		['State The Debt', ['state the debt'], 'state the debt'],
		['推托', ['推脱', '拒绝'], '推脱'],
	])('%s is taken for one of %j', (name, candidates, expected) => {
		expect(nearest(name, candidates)).toBe(expected);
	});
	it('names the first of equals', () => {
		expect(nearest('aXc', ['aYc', 'aZc'])).toBe('aYc');
	});
	it.each([
		['完全不同', ['要求承诺']],
		['甲', ['乙']],
		['', ['甲']],
		['a'.repeat(100), ['a'.repeat(99)]],
	])('of %j nothing of %j is near', (name, candidates) => {
		expect(nearest(name, candidates)).toBeUndefined();
	});
	it('counts insertions, deletions, replacements and swapped neighbours as one', () => {
		expect([
			editDistance('abc', 'abcd'),
			editDistance('abc', 'ab'),
			editDistance('abc', 'axc'),
			editDistance('abc', 'acb'),
			editDistance('', 'abc'),
		]).toEqual([1, 1, 1, 1, 3]);
	});
});
