import { describe, expect, test } from 'vitest';
import { rungOf } from '../../../src/lib/core/machine/ladder.ts';

const owed = 186_000_00;
const on = (amount: number | null, date: string | null) => ({ amount: amount === null ? null : amount * 100, date });

describe('the promise ladder', () => {
	test('rises from 尽快 over a month and a date to a date and an amount', () => {
		expect(rungOf([], owed)).toBe(0);
		expect(rungOf([on(null, 'asap')], owed)).toBe(1);
		expect(rungOf([on(null, '2026-06')], owed)).toBe(2);
		expect(rungOf([on(null, '2026-06-05')], owed)).toBe(3);
		expect(rungOf([on(186_000, '2026-06-05')], owed)).toBe(4);
	});

	test('counts an amount without a date as rung 1, and one in a month as rung 2', () => {
		expect(rungOf([on(186_000, null)], owed)).toBe(1);
		expect(rungOf([on(186_000, '2026-06')], owed)).toBe(2);
	});

	test('asks that promises of the rung or better cover two thirds, no less', () => {
		expect(rungOf([on(124_000, '2026-06-05')], owed)).toBe(4);
		expect(rungOf([on(123_999, '2026-06-05')], owed)).toBe(0);
		expect(rungOf([on(100_000, '2026-06-05'), on(86_000, null)], owed)).toBe(1);
		expect(rungOf([on(80_000, '2026-06-05'), on(106_000, '2026-06-18')], owed)).toBe(4);
	});

	test('counts an open amount as the rest of the sum', () => {
		expect(rungOf([on(80_000, '2026-06-05'), on(null, '2026-06-18')], owed)).toBe(3);
		expect(rungOf([on(80_000, '2026-06-05'), on(null, '2026-06')], owed)).toBe(2);
		expect(rungOf([on(130_000, '2026-06-05'), on(null, 'asap')], owed)).toBe(4);
	});

	test('counts the rest once, and never less than nothing', () => {
		expect(rungOf([on(100_000, '2026-06-05'), on(null, '2026-06-06'), on(null, '2026-06')], owed)).toBe(3);
		expect(rungOf([on(200_000, '2026-06-05'), on(null, '2026-06')], owed)).toBe(4);
	});
});
