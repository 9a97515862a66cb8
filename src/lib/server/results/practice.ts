/** What members practised, by month: to be set beside their results. */
import { eq, sql } from 'drizzle-orm';
import type { MonthPractice } from '../../core/board/beside.ts';
import { dayAt } from '../assignments/day.ts';
import { rowsOf, type Db } from '../database/database.ts';
import { standing } from '../schema/run.ts';

/**
 * Verified runs and first totals of all members.
 *
 * @param from `2026-05`: nothing before that month is read
 * @param zone whose months they are
 */
export async function practiceOf(db: Db, teamId: string, from: string, zone: string): Promise<MonthPractice[]> {
	const counted = await rowsOf<{ user_id: string; month: string; runs: number | string }>(
		db,
		sql`select user_id, substr((date_trunc('month', received_at at time zone ${zone}))::text, 1, 7) as month, count(*) as runs
			from run
			where team_id = ${teamId} and unverified is null and received_at >= ${`${from}-01`}::timestamp at time zone ${zone}
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
