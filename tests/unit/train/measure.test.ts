import { describe, expect, it } from 'vitest';
import { recallAtPrecision } from '../../../src/train/measure.ts';

const cases = (...all: [sure: number, there: boolean][]) => all.map(([sure, there]) => ({ sure, there }));

describe('recall at a precision', () => {
	it('is that of the lowest line above which enough of what is found is there', () => {
		const found = cases([0.9, true], [0.8, true], [0.7, false], [0.6, true], [0.5, false], [0.4, false], [0.3, true]);
		expect(recallAtPrecision(1, found)).toBe(0.5);
		expect(recallAtPrecision(0.75, found)).toBe(0.75);
		expect(recallAtPrecision(0.5, found)).toBe(1);
	});
	it('takes those that are as sure as one another together', () => {
		expect(recallAtPrecision(1, cases([0.9, true], [0.9, false], [0.8, true]))).toBe(0);
		expect(recallAtPrecision(0.6, cases([0.9, false], [0.9, true], [0.8, true]))).toBe(1);
	});
	it('is whole where nothing is there to be found', () => {
		expect(recallAtPrecision(0.85, cases([0.9, false]))).toBe(1);
		expect(recallAtPrecision(0.85, [])).toBe(1);
	});
});
