/** What came of the runs of members in what was assigned: summed up by the database, so that what is read grows with members and steps, never with runs. */
import { sql } from 'drizzle-orm';
import type { TakenRuns, WantedRuns } from '../../core/board/assigned.ts';
import { rowsOf, type Db } from '../database/database.ts';

interface Row {
	step: number;
	user_id: string;
	tries: number;
	total: number;
	run_id: string;
	met_at: number | string | null;
}

/**
 * Of each step what came of it, by member; members without a run in it are left out.
 *
 * @param userId of this member alone; null: of everybody
 */
export async function takenRuns(
	db: Db,
	teamId: string,
	userId: string | null,
	steps: readonly WantedRuns[],
): Promise<Map<string, TakenRuns>[]> {
	const found = steps.map(() => new Map<string, TakenRuns>());
	if (steps.length === 0) return found;
	const wanted = steps.map(({ since, until, begunSince, ...rest }, step) => ({
		...rest,
		step,
		since: new Date(since),
		until: until === null ? null : new Date(until),
		begunSince: new Date(begunSince),
	}));
	// Beside the steps' own times, so that an index serves it: team, time, or team, member, time.
	const earliest = new Date(Math.min(...steps.map(({ since }) => since))).toISOString();
	const rows = await rowsOf<Row>(
		db,
		sql`with wanted as (
				select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as step("step" int, "scenarioId" text, "mode" text, "coaching" text,
					"countedOnly" boolean, "since" timestamptz, "until" timestamptz, "begunSince" timestamptz, "most" int, "least" int)
			), taken as (
				select "step", "most", "least", run.user_id, run.run_id, run.total, run.received_at,
					row_number() over (partition by "step", run.user_id order by run.received_at, run.run_id) as place
				from run join wanted on run.scenario_id = "scenarioId" and run.mode = wanted."mode" and run.coaching = wanted."coaching"
					and (run.uncounted is null or not "countedOnly")
					and run.received_at >= "since" and ("until" is null or run.received_at <= "until") and run.started_at >= "begunSince"
				where run.team_id = ${teamId} and run.received_at >= ${earliest}::timestamptz and run.unverified is null and run.total is not null
					${userId === null ? sql`` : sql`and run.user_id = ${userId}`}
			)
			select "step", user_id, count(*)::int as tries, max(total) as total, (array_agg(run_id order by total desc, place))[1] as run_id,
				extract(epoch from min(received_at) filter (where total >= "least")) as met_at
			from taken where "most" is null or place <= "most"
			group by "step", user_id`,
	);
	for (const { step, user_id, tries, total, run_id, met_at } of rows)
		found[step]?.set(user_id, {
			tries,
			best: { runId: run_id, total },
			metAt: met_at === null ? null : Math.round(Number(met_at) * 1000),
		});
	return found;
}
