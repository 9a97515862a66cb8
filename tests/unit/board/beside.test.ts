import { describe, expect, it } from 'vitest';
import { beforeAndAfter, monthsBeside, type MonthResult } from '../../../src/lib/core/board/beside.ts';

const of = (userId: string, month: string, due: number, collected: number, dso: number | null = null): MonthResult => ({
	userId,
	month,
	due,
	collected,
	dso,
});

describe('collections beside practice', () => {
	it('stand month by month, with the months between', () => {
		const months = monthsBeside(
			[of('a', '2025-12', 100, 50, 400), of('b', '2025-12', 300, 250, 500), of('a', '2026-02', 0, 10)],
			[
				{ userId: 'a', month: '2026-01', runs: 3, firsts: 2, firstsTotal: 130 },
				{ userId: 'a', month: '2026-05', runs: 9, firsts: 0, firstsTotal: 0 },
			],
		);
		expect(months).toMatchObject([
			{ month: '2025-12', share: 0.75, dso: 45, members: 2, runs: 0, firstMean: null },
			{ month: '2026-01', share: null, dso: null, members: 0, runs: 3, firstMean: 65 },
			{ month: '2026-02', share: null, members: 1, runs: 0 },
		]);
	});

	it('are nothing without collections, and never more than ten years', () => {
		expect(monthsBeside([], [{ userId: 'a', month: '2026-01', runs: 1, firsts: 0, firstsTotal: 0 }])).toEqual([]);
		expect(monthsBeside([of('a', '2001-01', 1, 1), of('a', '2026-05', 1, 1)], [])).toHaveLength(120);
	});

	it('compare the same people before and after; the month of beginning is in neither', () => {
		const results = [
			of('a', '2026-01', 100, 50, 600),
			of('a', '2026-02', 100, 0),
			of('a', '2026-03', 100, 80, 400),
			of('only-before', '2026-01', 1000, 0),
			of('never-began', '2026-01', 1000, 0),
			of('never-began', '2026-03', 1000, 0),
		];
		const since = new Map([
			['a', '2026-02'],
			['only-before', '2026-02'],
		]);
		expect(beforeAndAfter(results, since)).toEqual({
			before: { months: 1, due: 100, collected: 50, share: 0.5, dso: 60 },
			after: { months: 1, due: 100, collected: 80, share: 0.8, dso: 40 },
			members: 1,
		});
		expect(beforeAndAfter(results, new Map())).toBeNull();
	});
});
