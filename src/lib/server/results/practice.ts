/** What members practised, by month: to be set beside their results. */
import { eq, sql } from 'drizzle-orm';
import type { MonthPractice } from '../../core/board/beside.ts';
import { dayAt } from '../assignments/day.ts';
import { rowsOf, type Db } from '../database/database.ts';
import { standing } from '../schema/run.ts';

/**
 * Verified runs and first totals of all members: from what is kept of each hour, never from the runs themselves.
 *
 * @param from `2026-05`: nothing before that month is read
 * @param zone whose months they are; where they begin at half past, an hour belongs to the month in which it began
 */
export async function practiceOf(db: Db, teamId: string, from: string, zone: string): Promise<MonthPractice[]> {
	const counted = await rowsOf<{ user_id: string; month: string; runs: number | string }>(
		db,
		sql`select user_id, substr((date_trunc('month', "hour" at time zone ${zone}))::text, 1, 7) as month, sum(runs) as runs
			from practice_hour
			where team_id = ${teamId} and "hour" >= ${`${from}-01`}::timestamp at time zone ${zone}
			group by 1, 2`,
	);
	const months = new Map<string, MonthPractice>();
	const of = (userId: string, month: string) => {
		const key = `${userId} ${month}`;
		const found = months.get(key) ?? { userId, month, runs: 0, firsts: 0, firstsTotal: 0 };
		months.set(key, found);
		return found;
	};
	for (const { user_id, month, runs } of counted) of(user_id, month).runs = Number(runs);
	for (const { userId, firstAt, firstTotal } of await firstsOf(db, teamId)) {
		const month = dayAt(firstAt, zone).slice(0, 7);
		if (month < from) continue;
		const found = of(userId, month);
		found.firsts += 1;
		found.firstsTotal += firstTotal;
	}
	return [...months.values()];
}

/** Each member's first counting run of each scenario version and mode. */
export async function firstsOf(db: Db, teamId: string) {
	return db
		.select({ userId: standing.userId, firstAt: standing.firstAt, firstTotal: standing.firstTotal })
		.from(standing)
		.where(eq(standing.teamId, teamId));
}
