/** A member's way since joining, and how they do in scenarios that are new to them. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { progressOf, type Progress } from '../../core/board/progress.ts';
import { transferScores, type Transfer } from '../../core/board/transfer.ts';
import { rowsOf, type Db } from '../database/database.ts';
import { run } from '../schema/run.ts';

/** A member's runs that count, first to last. */
export interface WayRun {
	run: string;
	at: number;
	total: number;
	scenario: string;
	discipline: string;
}

/** At most so many of the latest: a way of thousands is no picture. */
const mostRuns = 500;

export async function progressOfMember(db: Db, teamId: string, userId: string): Promise<Progress & { runs: WayRun[] }> {
	const rows = await db
		.select({
			run: run.runId,
			at: run.receivedAt,
			total: run.total,
			scenario: run.scenarioId,
			hash: run.scenarioHash,
			mode: run.mode,
		}) // prettier-ignore
		.from(run)
		.where(and(eq(run.teamId, teamId), eq(run.userId, userId), isNull(run.unverified), isNull(run.uncounted)))
		.orderBy(asc(run.receivedAt), asc(run.runId))
		.limit(mostRuns);
	const runs = rows.map((row) => ({
		run: row.run,
		at: row.at.getTime(),
		total: row.total ?? 0,
		scenario: row.scenario,
		discipline: `${row.hash} ${row.mode}`,
	}));
	return { ...progressOf(runs), runs };
}

interface FirstRow {
	user_id: string;
	run_id: string;
	scenario_id: string;
	scenario_hash: string;
	mode: string;
	received_at: Date | string;
	total: number | null;
	uncounted: string | null;
}

/** The transfer score of everybody in the team, by each member's first run of each scenario: that run alone was a first meeting. */
export async function transferOfTeam(db: Db, teamId: string): Promise<Transfer[]> {
	const firsts = await rowsOf<FirstRow>(
		db,
		sql`select distinct on (user_id, scenario_id)
				user_id, run_id, scenario_id, scenario_hash, mode, received_at, total, uncounted
			from run
			where team_id = ${teamId} and unverified is null
			order by user_id, scenario_id, received_at, run_id`,
	);
	return transferScores(
		firsts.map((row) => ({
			member: row.user_id,
			run: row.run_id,
			at: new Date(row.received_at).getTime(),
			scenario: row.scenario_id,
			discipline: `${row.scenario_hash} ${row.mode}`,
			finished: true,
			total: row.uncounted === null ? row.total : null,
		})),
	);
}
