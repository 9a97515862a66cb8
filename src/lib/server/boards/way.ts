/** A member's way since joining, and how they do in scenarios that are new to them. */
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { progressOf, type Progress } from '../../core/board/progress.ts';
import { transferOf, type Transfer } from '../../core/board/transfer.ts';
import { grouped } from '../../core/machine/grouped.ts';
import type { Db } from '../database/database.ts';
import { run, standing } from '../schema/run.ts';

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
		})
		.from(run)
		.where(and(eq(run.teamId, teamId), eq(run.userId, userId), isNull(run.unverified), isNull(run.uncounted)))
		.orderBy(desc(run.receivedAt), desc(run.runId))
		.limit(mostRuns);
	const runs = rows.toReversed().map((row) => ({
		run: row.run,
		at: row.at.getTime(),
		total: row.total ?? 0,
		scenario: row.scenario,
		discipline: disciplineOf(row),
	}));
	return { ...progressOf(runs), runs };
}

/** A member's transfer score, by their first run of each scenario: that run alone was a first meeting. Beside them stand the others' first meetings. */
export async function transferOfMember(db: Db, teamId: string, userId: string): Promise<Transfer> {
	const firsts = await db
		.selectDistinctOn([run.scenarioId], {
			run: run.runId,
			scenario: run.scenarioId,
			hash: run.scenarioHash,
			mode: run.mode,
			at: run.receivedAt,
			total: run.total,
			uncounted: run.uncounted,
		})
		.from(run)
		.where(and(eq(run.teamId, teamId), eq(run.userId, userId), isNull(run.unverified)))
		.orderBy(run.scenarioId, run.receivedAt, run.runId);
	const hashes = [...new Set(firsts.map(({ hash }) => hash))];
	const peers = hashes.length === 0 ? [] : await db
		.select({ hash: standing.scenarioHash, mode: standing.mode, total: standing.firstTotal })
		.from(standing)
		.where(and(eq(standing.teamId, teamId), inArray(standing.scenarioHash, hashes), ne(standing.userId, userId), standing.firstMet)); // prettier-ignore
	const byDiscipline = grouped(peers, disciplineOf);
	return transferOf(
		firsts.map((each) => ({
			run: each.run,
			at: each.at.getTime(),
			scenario: each.scenario,
			discipline: disciplineOf(each),
			finished: true,
			total: each.uncounted === null ? each.total : null,
		})),
		(discipline) => (byDiscipline.get(discipline) ?? []).map(({ total }) => total),
	);
}

const disciplineOf = ({ hash, mode }: { hash: string; mode: string }) => `${hash} ${mode}`;
