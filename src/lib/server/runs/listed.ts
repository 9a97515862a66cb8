/** Runs that a team was sent, as lists show them: never with their logs. */
import { and, count, desc, eq, isNotNull, isNull, lt, lte, or } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { run, standing } from '../schema/run.ts';

/** What is left out does not narrow. */
export interface RunsAsked {
	userId?: string;
	/** Scenario id. */
	scenario?: string;
	verified?: boolean;
	/** The last run of the page before. */
	before?: { at: Date; run: string };
}

const { runId, userId, scenarioHash, scenarioId, mode, coaching, finishedAt, receivedAt, unverified, uncounted, total, passed } = run; // prettier-ignore
const columns = { runId, userId, scenarioHash, scenarioId, mode, coaching, finishedAt, receivedAt, unverified, uncounted, total, passed }; // prettier-ignore

export type ListedRun = Pick<typeof run.$inferSelect, keyof typeof columns>;

/** The one that came in last first: along the index of the member's runs, or of the team's. */
export async function listRuns(db: Db, teamId: string, asked: RunsAsked, most: number): Promise<ListedRun[]> {
	return db
		.select(columns)
		.from(run)
		.where(
			and(
				eq(run.teamId, teamId),
				asked.userId === undefined ? undefined : eq(run.userId, asked.userId),
				asked.scenario === undefined ? undefined : eq(run.scenarioId, asked.scenario),
				asked.verified === undefined ? undefined : asked.verified ? isNull(run.unverified) : isNotNull(run.unverified),
				asked.before && earlier(asked.before),
			),
		)
		.orderBy(desc(run.receivedAt), desc(run.runId))
		.limit(most);
}

/** Those of the same moment by their ids. The bound on the moment alone is what an index begins at. */
function earlier({ at, run: id }: { at: Date; run: string }) {
	return and(lte(run.receivedAt, at), or(lt(run.receivedAt, at), lt(run.runId, id)));
}

/** How many of a member's runs are verified, and how many are not. */
export async function countRuns(
	db: Db,
	teamId: string,
	member: string,
): Promise<{ verified: number; unverified: number }> {
	const [row] = await db
		.select({ all: count(), unverified: count(run.unverified) })
		.from(run)
		.where(and(eq(run.teamId, teamId), eq(run.userId, member)));
	const [all, unverified] = [row?.all ?? 0, row?.unverified ?? 0];
	return { verified: all - unverified, unverified };
}

/** A member's tries that count, by scenario version and mode. */
export async function triesOf(db: Db, teamId: string, member: string) {
	const { tries, bestTotal, firstTotal } = standing;
	return db
		.select({ scenarioHash: standing.scenarioHash, mode: standing.mode, tries, firstTotal, bestTotal })
		.from(standing)
		.where(and(eq(standing.teamId, teamId), eq(standing.userId, member)));
}
