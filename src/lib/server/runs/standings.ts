/** What boards read, kept up by whoever takes runs in. Runs inside their transaction, which holds the member's row: one batch of a member at a time. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { emptyHistogram } from '../../core/board/histogram.ts';
import { encodeSpread, spreadOfHistogram } from '../../core/board/spread.ts';
import type { Db } from '../database/database.ts';
import { run as runTable, standing, teamHistogram } from '../schema/run.ts';

/** A run that counts, in the order in which runs came. */
export interface Counting {
	runId: string;
	scenarioHash: string;
	scenarioId: string;
	mode: 'choice' | 'free';
	at: Date;
	total: number;
	figures: number[];
	checks: string;
	picks: number[];
}

export interface Whose {
	teamId: string;
	userId: string;
	/** Whether the team's totals go into the histogram of all teams. */
	shares: boolean;
}

type Standing = typeof standing.$inferSelect;

const disciplineOf = ({ scenarioHash, mode }: Pick<Counting, 'scenarioHash' | 'mode'>) => `${scenarioHash} ${mode}`;

/** Two statements, whatever the number of runs; three more for a member's first run of a scenario. Their rows are there already. */
export async function countIn(tx: Db, whose: Whose, runs: readonly Counting[]): Promise<void> {
	if (runs.length === 0) return;
	const { teamId, userId } = whose;
	const hashes = [...new Set(runs.map(({ scenarioHash }) => scenarioHash))];
	const before = await tx
		.select()
		.from(standing)
		.where(and(eq(standing.teamId, teamId), eq(standing.userId, userId), inArray(standing.scenarioHash, hashes)));
	const rows = new Map<string, Standing>(before.map((row) => [disciplineOf(row), row]));
	const firsts = firstsOf(runs, rows);
	const met = await metBy(tx, whose, firsts);
	for (const run of runs) {
		const key = disciplineOf(run);
		const row = rows.get(key);
		rows.set(key, row ? withAnother(row, run) : withFirst(teamId, userId, run, met.has(run.runId)));
	}
	const changed = new Set(runs.map(disciplineOf));
	await tx
		.insert(standing)
		.values([...rows.values()].filter((row) => changed.has(disciplineOf(row))))
		.onConflictDoUpdate({
			target: [standing.teamId, standing.scenarioHash, standing.mode, standing.userId],
			set: asInserted,
		});
	if (firsts.length > 0) await countFirsts(tx, whose, firsts);
}

/** The first of these runs in each discipline that has no row. */
function firstsOf(runs: readonly Counting[], rows: ReadonlyMap<string, Standing>): Counting[] {
	const firsts = new Map<string, Counting>();
	for (const run of runs) {
		const key = disciplineOf(run);
		if (!rows.has(key) && !firsts.has(key)) firsts.set(key, run);
	}
	return [...firsts.values()];
}

/** Ids of the runs by which the member met the scenarios of these: the first verified run of each. */
async function metBy(tx: Db, { teamId, userId }: Whose, firsts: readonly Counting[]): Promise<Set<string>> {
	if (firsts.length === 0) return new Set();
	const scenarios = [...new Set(firsts.map(({ scenarioId }) => scenarioId))];
	const rows = await tx
		.selectDistinctOn([runTable.scenarioId], { runId: runTable.runId })
		.from(runTable)
		.where(
			and(
				eq(runTable.teamId, teamId),
				eq(runTable.userId, userId),
				inArray(runTable.scenarioId, scenarios),
				isNull(runTable.unverified),
			),
		)
		.orderBy(runTable.scenarioId, runTable.receivedAt, runTable.runId);
	return new Set(rows.map(({ runId }) => runId));
}

/** What changes with a further run: `excluded` is the row as it was computed here. */
const asInserted = {
	tries: sql`excluded.tries`,
	bestRun: sql`excluded.best_run`,
	bestAt: sql`excluded.best_at`,
	bestTotal: sql`excluded.best_total`,
	bestFigures: sql`excluded.best_figures`,
	bestChecks: sql`excluded.best_checks`,
	latestRun: sql`excluded.latest_run`,
	latestAt: sql`excluded.latest_at`,
	latestTotal: sql`excluded.latest_total`,
	latestFigures: sql`excluded.latest_figures`,
	latestChecks: sql`excluded.latest_checks`,
	totals: sql`excluded.totals`,
	spread: sql`excluded.spread`,
};

/** @param met by this very run the member met the scenario */
export function withFirst(teamId: string, userId: string, run: Counting, met: boolean): Standing {
	const { scenarioHash, mode, picks } = run;
	return {
		teamId,
		scenarioHash,
		mode,
		userId,
		tries: 1,
		...{ firstRun: run.runId, firstAt: run.at, firstTotal: run.total },
		...{ firstFigures: run.figures, firstChecks: run.checks, firstPicks: picks, firstMet: met },
		...asBest(run),
		...asLatest(run),
		...asTotals(plusOne(emptyHistogram().counts, run.total)),
	};
}

/** Of equal totals the earlier is the best. */
export function withAnother(row: Standing, run: Counting): Standing {
	return {
		...row,
		tries: row.tries + 1,
		...(run.total > row.bestTotal ? asBest(run) : {}),
		...asLatest(run),
		...asTotals(plusOne(row.totals, run.total)),
	};
}

const asBest = ({ runId, at, total, figures, checks }: Counting) => ({
	bestRun: runId,
	bestAt: at,
	bestTotal: total,
	bestFigures: figures,
	bestChecks: checks,
});

const asLatest = ({ runId, at, total, figures, checks }: Counting) => ({
	latestRun: runId,
	latestAt: at,
	latestTotal: total,
	latestFigures: figures,
	latestChecks: checks,
});

function asTotals(totals: number[]): Pick<Standing, 'totals' | 'spread'> {
	const spread = spreadOfHistogram({ width: 1, counts: totals });
	return { totals, spread: spread ? encodeSpread(spread) : [] };
}

/** @param counts one for each total from 0 to 100 */
function plusOne(counts: readonly number[], total: number): number[] {
	return counts.map((count, each) => (each === total ? count + 1 : count));
}

/** Adds the first totals of a member to their team's histograms. Members share these rows: each waits for the other, in one order. */
async function countFirsts(tx: Db, { teamId, shares }: Whose, firsts: readonly Counting[]): Promise<void> {
	const ordered = firsts.toSorted((a, b) => (disciplineOf(a) < disciplineOf(b) ? -1 : 1));
	const counts = [...emptyHistogram().counts];
	await tx
		.insert(teamHistogram)
		.values(ordered.map(({ scenarioHash, mode }) => ({ teamId, scenarioHash, mode, shares, counts })))
		.onConflictDoNothing();
	for (const { scenarioHash, mode, total } of ordered) {
		const own = and(
			eq(teamHistogram.teamId, teamId),
			eq(teamHistogram.scenarioHash, scenarioHash),
			eq(teamHistogram.mode, mode),
		);
		const [row] = await tx.select({ counts: teamHistogram.counts }).from(teamHistogram).where(own).for('update');
		if (row)
			await tx
				.update(teamHistogram)
				.set({ counts: plusOne(row.counts, total) })
				.where(own);
	}
}
