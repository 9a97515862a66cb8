/** Whether a board has changed: what pages that are open ask again and again. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { run } from '../schema/run.ts';
import type { BoardKey } from './members.ts';

/** The id of the run that came in last in a discipline, one step on an index; null when none has. */
export async function newestOf(db: Db, teamId: string, { hash, mode }: BoardKey): Promise<string | null> {
	const [last] = await db
		.select({ runId: run.runId })
		.from(run)
		.where(and(eq(run.teamId, teamId), eq(run.scenarioHash, hash), eq(run.mode, mode)))
		.orderBy(desc(run.receivedAt))
		.limit(1);
	return last?.runId ?? null;
}
