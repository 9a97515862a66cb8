/** What must hold of the data of one member after any end of whatever wrote them. For both runners of tests: it asserts by Node's own. */
import assert from 'node:assert/strict';
import { and, eq } from 'drizzle-orm';
import { decodeFigures } from '../../src/lib/core/board/figures.ts';
import { decodeRun } from '../../src/lib/core/run/decode.ts';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import { run as runTable, runLog, standing, teamHistogram } from '../../src/lib/server/schema/run.ts';
import { migrations, type Place } from './databases.ts';

export type Settings = Place['settings'];
export interface Sender {
	teamId: string;
	userId: string;
}

/** Every acknowledged run is there once with its log; what else is there is whole; standings and histograms say what the runs say. */
export async function nothingIsHalf(
	settings: Settings,
	{ teamId, userId }: Sender,
	acknowledged: readonly string[],
): Promise<void> {
	const database = await openDatabase(settings, { migrations });
	try {
		const { db } = database;
		const rows = await db.select().from(runTable).where(eq(runTable.teamId, teamId)).orderBy(runTable.receivedAt);
		const logs = await db.select().from(runLog).where(eq(runLog.teamId, teamId));
		const ids = new Set(rows.map(({ runId }) => runId));
		assert.equal(ids.size, rows.length);
		assert.deepEqual(
			acknowledged.filter((id) => !ids.has(id)),
			[],
			'acknowledged, and not there',
		);
		assert.deepEqual(logs.map(({ runId }) => runId).sort(), [...ids].sort());
		for (const { runId, log } of logs) assert.equal(decodeRun(log).head.id, runId);
		for (const { total, figures, unverified } of rows) {
			assert.equal(unverified, null);
			assert.equal(decodeFigures(figures ?? []).total, total);
		}
		const standings = await db
			.select()
			.from(standing)
			.where(and(eq(standing.teamId, teamId), eq(standing.userId, userId)));
		const histograms = await db.select().from(teamHistogram).where(eq(teamHistogram.teamId, teamId));
		const hashes = [...new Set(rows.map(({ scenarioHash }) => scenarioHash))];
		assert.deepEqual(standings.map(({ scenarioHash }) => scenarioHash).sort(), hashes.sort());
		for (const row of standings) {
			const own = rows.filter(({ scenarioHash }) => scenarioHash === row.scenarioHash);
			const totals = own.map(({ total }) => total ?? -1);
			assert.deepEqual(
				[row.tries, row.firstRun, row.latestRun, row.bestTotal],
				[own.length, own[0]?.runId, own.at(-1)?.runId, Math.max(...totals)],
			);
			assert.equal(
				row.totals.reduce((sum, count) => sum + count, 0),
				own.length,
			);
			const histogram = histograms.find(({ scenarioHash }) => scenarioHash === row.scenarioHash);
			assert.deepEqual(
				histogram?.counts,
				row.totals.map((_, each) => (each === row.firstTotal ? 1 : 0)),
			);
		}
	} finally {
		await database.close();
	}
}
