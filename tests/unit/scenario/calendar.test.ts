import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	dayNumber,
	daysBetween,
	endOfMonth,
	isIsoDate,
	isIsoMonth,
	weekday,
} from '../../../src/lib/core/scenario/calendar.ts';

const day = fc.integer({ min: -700_000, max: 2_900_000 });
const milliseconds = 86_400_000;

describe('days without a clock', () => {
	it('agree with the calendar of the platform', () => {
		fc.assert(
			fc.property(day, (number) => {
				const expected = new Date(number * milliseconds).toISOString().slice(0, 10);
				expect(addDays('1970-01-01', number)).toBe(expected);
				expect(dayNumber(expected)).toBe(number);
				expect(weekday(expected)).toBe(new Date(number * milliseconds).getUTCDay() || 7);
			}),
		);
	});
	it('know which days exist', () => {
		expect(['2024-02-29', '2000-02-29', '2026-12-31'].every(isIsoDate)).toBe(true);
		expect(
			[
				'2026-02-29',
				'1900-02-29',
				'2026-04-31',
				'2026-13-01',
				'2026-00-10',
				'0000-01-01',
				'2026-6-5',
				'2026-06-05 ',
			].some(isIsoDate),
		).toBe(false);
		expect(isIsoMonth('2026-06')).toBe(true);
		expect(isIsoMonth('2026-13')).toBe(false);
	});
	it('count across months and years', () => {
		expect(daysBetween('2026-04-11', '2026-05-28')).toBe(47);
		expect(daysBetween('2026-05-28', '2026-04-11')).toBe(-47);
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(endOfMonth('2024-02')).toBe('2024-02-29');
	});
	it('tell 28 May 2026 is a Thursday', () => {
		expect(weekday('2026-05-28')).toBe(4);
	});
	it('refuse what is no day', () => {
		expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
		expect(() => endOfMonth('2026-13')).toThrow(RangeError);
	});
});
