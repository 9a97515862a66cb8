/** How many verified runs came in in each hour: what results are set beside. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { practiceHour } from '../schema/run.ts';

const hourLong = 3_600_000;

interface Whose {
	teamId: string;
	userId: string;
}

interface Came {
	receivedAt: Date;
	unverified: string | null;
}

/** Counts runs that were just taken in; inside their transaction. */
export async function countHours(tx: Db, whose: Whose, came: readonly Came[]): Promise<void> {
	const rows = hoursOf(whose, came);
	if (rows.length === 0) return;
	await tx
		.insert(practiceHour)
		.values(rows)
		.onConflictDoUpdate({
			target: [practiceHour.teamId, practiceHour.userId, practiceHour.hour],
			set: { runs: sql`${practiceHour.runs} + excluded.runs` },
		});
}

/** Puts the hours of all of a member's runs in the place of what was counted. */
export async function replaceHours(tx: Db, whose: Whose, all: readonly Came[]): Promise<void> {
	const { teamId, userId } = whose;
	await tx.delete(practiceHour).where(and(eq(practiceHour.teamId, teamId), eq(practiceHour.userId, userId)));
	const rows = hoursOf(whose, all);
	for (let from = 0; from < rows.length; from += 1000)
		await tx.insert(practiceHour).values(rows.slice(from, from + 1000));
}

function hoursOf({ teamId, userId }: Whose, came: readonly Came[]) {
	const counts = new Map<number, number>();
	for (const { receivedAt, unverified } of came) {
		const hour = Math.floor(receivedAt.getTime() / hourLong) * hourLong;
		if (unverified === null) counts.set(hour, (counts.get(hour) ?? 0) + 1);
	}
	return [...counts].map(([hour, runs]) => ({ teamId, userId, hour: new Date(hour), runs }));
}
