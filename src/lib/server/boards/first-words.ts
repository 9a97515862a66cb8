/** What members said in free words in their first counting run: read from the logs, which boards else never touch. */
import { and, eq, inArray } from 'drizzle-orm';
import { spokenIn, type Spoken } from '../../core/board/spoken.ts';
import { decodeRun } from '../../core/run/decode.ts';
import { replay } from '../../core/run/replay.ts';
import { inForm } from '../../core/scenario/forms.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { runLog } from '../schema/run.ts';

/** At most so many logs are replayed for a page. */
const mostRuns = 300;

/** One list a run, in no order; a log that does not read or replay any more is left out. */
export async function firstWords(
	db: Db,
	teamId: string,
	runIds: readonly string[],
	scenario: Scenario,
): Promise<Spoken[][]> {
	if (runIds.length === 0) return [];
	const rows = await db
		.select({ log: runLog.log })
		.from(runLog)
		.where(and(eq(runLog.teamId, teamId), inArray(runLog.runId, runIds.slice(0, mostRuns))));
	return rows.flatMap(({ log }) => {
		try {
			const run = decodeRun(JSON.parse(log));
			return [spokenIn(inForm(scenario, run.head.form), replay(scenario, run))];
		} catch {
			return [];
		}
	});
}
