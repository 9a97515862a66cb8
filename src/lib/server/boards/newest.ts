/** Whether a board has changed: what pages that are open ask again and again. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { standing } from '../schema/run.ts';
import type { BoardKey } from './members.ts';

/** The id of the run on the board that came in last; null when it has none. Read from as many rows as have played, however many runs there are. */
export async function newestOf(db: Db, teamId: string, { hash, mode }: BoardKey): Promise<string | null> {
	const [last] = await db
		.select({ runId: standing.latestRun })
		.from(standing)
		.where(and(eq(standing.teamId, teamId), eq(standing.scenarioHash, hash), eq(standing.mode, mode)))
		.orderBy(desc(standing.latestAt), desc(standing.latestRun))
		.limit(1);
	return last?.runId ?? null;
}
