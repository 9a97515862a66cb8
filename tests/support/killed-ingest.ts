/** Kills a process with `kill -9` while it takes runs in, again and again, and looks at what it left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { eq, and } from 'drizzle-orm';
import { expect } from 'vitest';
import { decodeRun } from '../../src/lib/core/run/decode.ts';
import { decodeFigures } from '../../src/lib/core/board/figures.ts';
import { openDatabase } from '../../src/lib/server/database/open.ts';
import { run as runTable, runLog, standing, teamHistogram } from '../../src/lib/server/schema/run.ts';
import { emptyPlace, migrations, type kinds } from './databases.ts';
import { teamOf } from './ingesting.ts';
import { dice } from './random-walk.ts';

/** @param times how often it is killed; each time somewhere within its first batches, the very first among them */
export async function killTimes(
	kind: (typeof kinds)[number],
	times: number,
	seed: number,
): Promise<{ acknowledged: number }> {
	const place = await emptyPlace(kind);
	const roll = dice(seed);
	const acknowledged: string[] = [];
	try {
		const database = await openDatabase(place.settings, { migrations });
		const { teamId, userIds } = await teamOf(database.db, 'member');
		const sender = { teamId, userId: userIds[0] ?? '' };
		await database.close();
		for (let time = 0; time < times; time++) {
			acknowledged.push(
				...(await takenUntilKilled(place.settings, sender, 1 + time * 100_000, { batches: roll(4), more: roll(120) })),
			);
			await nothingIsHalf(place.settings, sender, acknowledged);
		}
	} finally {
		await place.remove();
	}
	return { acknowledged: acknowledged.length };
}

type Settings = Awaited<ReturnType<typeof emptyPlace>>['settings'];
interface Sender {
	teamId: string;
	userId: string;
}

/** The ids of the runs that were acknowledged before the end. @param after so many acknowledged batches, and some milliseconds more, it is killed */
async function takenUntilKilled(
	settings: Settings,
	{ teamId, userId }: Sender,
	first: number,
	after: { batches: number; more: number },
): Promise<string[]> {
	const program = 'tests/support/ingest-child.ts';
	const child = spawn(
		process.execPath,
		['--import', 'tsx', program, JSON.stringify(settings), teamId, userId, String(first)],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const kept: string[] = [];
	const ended = once(child, 'exit');
	let lines = 0;
	let enough = () => {};
	const ready = new Promise<void>((resolve) => (enough = resolve));
	createInterface({ input: child.stdout }).on('line', (line) => {
		const [word, ...ids] = line.split(' ');
		if (word === 'kept') kept.push(...ids);
		// The first line says that it begins.
		if (lines++ === after.batches) enough();
	});
	await Promise.race([ready, ended]);
	await wait(after.more);
	child.kill('SIGKILL');
	expect((await ended)[1], 'ended by nothing but the kill').toBe('SIGKILL');
	return kept;
}

/** Every acknowledged run is there once with its log; what else is there is whole; standings and histograms say what the runs say. */
async function nothingIsHalf(
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
		expect(ids.size).toBe(rows.length);
		expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
		expect(logs.map(({ runId }) => runId).sort()).toEqual([...ids].sort());
		for (const { runId, log } of logs) expect(decodeRun(log).head.id).toBe(runId);
		for (const { total, figures, unverified } of rows) {
			expect(unverified).toBeNull();
			expect(decodeFigures(figures ?? []).total).toBe(total);
		}
		const standings = await db
			.select()
			.from(standing)
			.where(and(eq(standing.teamId, teamId), eq(standing.userId, userId)));
		const histograms = await db.select().from(teamHistogram).where(eq(teamHistogram.teamId, teamId));
		const hashes = [...new Set(rows.map(({ scenarioHash }) => scenarioHash))];
		expect(standings.map(({ scenarioHash }) => scenarioHash).sort()).toEqual(hashes.sort());
		for (const row of standings) {
			const own = rows.filter(({ scenarioHash }) => scenarioHash === row.scenarioHash);
			const totals = own.map(({ total }) => total ?? -1);
			expect(row).toMatchObject({
				tries: own.length,
				firstRun: own[0]?.runId,
				latestRun: own.at(-1)?.runId,
				bestTotal: Math.max(...totals),
			});
			expect(row.totals.reduce((sum, count) => sum + count, 0)).toBe(own.length);
			const histogram = histograms.find(({ scenarioHash }) => scenarioHash === row.scenarioHash);
			expect(histogram?.counts).toEqual(row.totals.map((_, each) => (each === row.firstTotal ? 1 : 0)));
		}
	} finally {
		await database.close();
	}
}
