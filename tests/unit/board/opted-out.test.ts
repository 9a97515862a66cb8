import { describe, expect, it } from 'vitest';
import { boardOf, withoutOptedOut, type BoardMember } from '../../../src/lib/core/board/board.ts';

const of = (member: string, value: number, ranked = true): BoardMember => ({
	member,
	name: member,
	cohort: null,
	ranked,
	tries: 1,
	shown: { run: `run of ${member}`, at: 1, passed: value >= 60, value },
	spread: null,
});
const team = [of('甲', 40), of('乙', 55), of('丙', 70), of('丁', 85)];
const rule = { measure: 'total', fewestMembers: 3 } as const;
const seen = (hidden: number) => withoutOptedOut(boardOf([...team, of('戊', hidden, false)], rule));

describe('a board as members see it', () => {
	it('is the same whatever somebody who opted out has, but for where the others stand among all', () => {
		const withoutPercentiles = (hidden: number) => {
			const { rows, ...rest } = seen(hidden);
			return { ...rest, rows: rows.map(({ percentile, ...row }) => ({ ...row, n: percentile?.n })) };
		};
		for (const hidden of [0, 41, 56, 60, 71, 100]) expect(withoutPercentiles(hidden)).toEqual(withoutPercentiles(50));
	});
	it('tells how many opted out, and counts them in the percentiles', () => {
		const board = seen(100);
		expect(board.ranking.optedOut).toBe(1);
		expect(board.rows.map(({ percentile }) => percentile?.n)).toEqual([5, 5, 5, 5]);
		expect(board).toMatchObject({ values: [40, 55, 70, 85], members: 4, passed: 2, spread: { n: 4, median: 62.5 } });
		expect(JSON.stringify(board)).not.toContain('戊');
	});
});
