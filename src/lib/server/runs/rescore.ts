/**
 * Scores what is kept anew, from the logs: after an upgrade that scores otherwise, so that a board does not compare by two rubrics; for runs that this server
 * could not verify when they came (another recogniser, a scenario that was published later); and after a restore from before standings kept what they keep now.
 */
import { and, asc, eq, gt, or } from 'drizzle-orm';
import { DecodeError, decodeRun } from '../../core/run/decode.ts';
import type { Run } from '../../core/run/log.ts';
import { emptyHistogram } from '../../core/board/histogram.ts';
import { rubricVersion } from '../../core/score/rubric.ts';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { setting } from '../schema/account.ts';
import { run as runTable, runLog, standing, teamHistogram } from '../schema/run.ts';
import { member, team } from '../schema/team.ts';
import { digestOf, isWhole, originalsOf } from './digest.ts';
import { replaceHours } from './hours.ts';
import type { Means } from './ingest.ts';
import { countingOf, judgedBy, type Judged } from './judged.ts';
import { withAnother, withFirst } from './standings.ts';
import { verify, writeUnverified } from './verify.ts';

/** Runs that are looked at by one statement. */
const atOnce = 100;

export interface Rescored {
	runs: number;
	/** With another total, or other checks, than before. */
	changed: number;
	/** Verified now, and not before; the other way round. */
	believed: number;
	doubted: number;
}

type Judging = Pick<Means, 'scenarios' | 'earOf'>;

/** All teams, one after the other; runs may come in meanwhile. @param onTeam told after each, with all so far */
export async function rescoreAll(
	db: Db,
	judging: Judging,
	onTeam: (all: Rescored) => void = () => {},
): Promise<Rescored> {
	const all: Rescored = { runs: 0, changed: 0, believed: 0, doubted: 0 };
	for (const { teamId } of await db.select({ teamId: team.teamId }).from(team).orderBy(asc(team.teamId))) {
		const members = await db.select({ userId: member.userId }).from(member).where(eq(member.teamId, teamId));
		for (const { userId } of members) {
			const own = await transacted(db, (tx) => rescoreMember(tx, teamId, userId, judging));
			for (const key of Object.keys(all) as (keyof Rescored)[]) all[key] += own[key];
		}
		await transacted(db, (tx) => countFirstsAnew(tx, teamId));
		onTeam(all);
	}
	await db
		.insert(setting)
		.values({ key, value: String(rubricVersion) })
		.onConflictDoUpdate({ target: setting.key, set: { value: String(rubricVersion) } });
	return all;
}

const key = 'rubric';

/** Whether what is kept was scored by the rubric of this version; a database that does not say is a new one. */
export async function scoredByThisRubric(db: Db): Promise<boolean> {
	await db
		.insert(setting)
		.values({ key, value: String(rubricVersion) })
		.onConflictDoNothing();
	const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
	return row?.value === String(rubricVersion);
}

type Row = typeof runTable.$inferSelect;

async function rescoreMember(tx: Db, teamId: string, userId: string, judging: Judging): Promise<Rescored> {
	// In the order of those who take runs in, and instead of them.
	await tx.select({ teamId: team.teamId }).from(team).where(eq(team.teamId, teamId)).for('share');
	const own = and(eq(member.teamId, teamId), eq(member.userId, userId));
	await tx.select({ userId: member.userId }).from(member).where(own).for('update');
	const told: Rescored = { runs: 0, changed: 0, believed: 0, doubted: 0 };
	const standings = new Map<string, typeof standing.$inferSelect>();
	const met = new Set<string>();
	const hours: { receivedAt: Date; unverified: string | null }[] = [];
	let last: Row | undefined;
	for (;;) {
		const rows = await rowsAfter(tx, teamId, userId, last);
		const scenarios = await judging.scenarios.find(tx, teamId, new Set(rows.map(({ row }) => row.scenarioHash)));
		for (const { row, log } of rows) {
			const run = readLog(log);
			const digest = run ? digestOf(run) : row.digest;
			const judged = run ? await judge(tx, row, { run, digest, scenario: scenarios.get(row.scenarioHash) ?? null, judging }) : row; // prettier-ignore
			told.runs += 1;
			if (judged.total !== row.total || judged.checks !== row.checks) told.changed += 1;
			if (row.unverified !== null && judged.unverified === null) told.believed += 1;
			if (row.unverified === null && judged.unverified !== null) told.doubted += 1;
			if (differs(row, { ...judged, digest }))
				await tx
					.update(runTable)
					.set({ ...columnsOf(judged), digest })
					.where(and(eq(runTable.teamId, teamId), eq(runTable.runId, row.runId)));
			hours.push({ receivedAt: row.receivedAt, unverified: judged.unverified });
			if (judged.unverified !== null) continue;
			const isNew = !met.has(row.scenarioId);
			met.add(row.scenarioId);
			const counting = countingOf({ ...row, ...columnsOf(judged) });
			if (!counting) continue;
			const discipline = `${counting.scenarioHash} ${counting.mode}`;
			const before = standings.get(discipline);
			standings.set(discipline, before ? withAnother(before, counting) : withFirst(teamId, userId, counting, isNew));
		}
		last = rows.at(-1)?.row;
		if (rows.length < atOnce) break;
	}
	await tx.delete(standing).where(and(eq(standing.teamId, teamId), eq(standing.userId, userId)));
	for (const row of standings.values()) await tx.insert(standing).values(row);
	await replaceHours(tx, { teamId, userId }, hours);
	return told;
}

async function rowsAfter(tx: Db, teamId: string, userId: string, last: Row | undefined) {
	const { receivedAt, runId } = runTable;
	const later =
		last && or(gt(receivedAt, last.receivedAt), and(eq(receivedAt, last.receivedAt), gt(runId, last.runId)));
	return tx
		.select({ row: runTable, log: runLog.log })
		.from(runTable)
		.innerJoin(runLog, and(eq(runLog.teamId, runTable.teamId), eq(runLog.runId, runTable.runId)))
		.where(and(eq(runTable.teamId, teamId), eq(runTable.userId, userId), later))
		.orderBy(asc(receivedAt), asc(runId))
		.limit(atOnce);
}

/** null: written by another version's form; such a run stays as it was judged. */
function readLog(log: string): Run | null {
	try {
		return decodeRun(log);
	} catch (error) {
		if (error instanceof DecodeError) return null;
		throw error;
	}
}

interface Known {
	run: Run;
	digest: string;
	scenario: Parameters<typeof verify>[1];
	judging: Judging;
}

async function judge(tx: Db, row: Row, { run, digest, scenario, judging }: Known): Promise<Judged> {
	// A copy stays one; what the recogniser of its day heard was heard again then, and all are scored by the rubric of today.
	if (row.unverified?.startsWith('copied')) return row;
	if (row.unverified === null) {
		if (isWhole(run.head)) await originalsOf(tx, row.teamId, [{ digest, runId: row.runId }]);
		return judgedBy(verify(run, scenario, null));
	}
	const verdict = verify(run, scenario, judging.earOf);
	if (verdict.unverified || !isWhole(run.head)) return judgedBy(verdict);
	const original = (await originalsOf(tx, row.teamId, [{ digest, runId: row.runId }])).get(digest);
	if (original === undefined || original === row.runId) return judgedBy(verdict);
	return { ...nothing, unverified: writeUnverified({ reason: 'copied', detail: original }) };
}

const nothing = { uncounted: null, total: null, passed: null, figures: null, checks: null, picks: null };

function columnsOf({ unverified, uncounted, total, passed, figures, checks, picks }: Judged): Judged {
	return { unverified, uncounted, total, passed, figures, checks, picks };
}

function differs(row: Row, judged: Judged & { digest: string }): boolean {
	return JSON.stringify([columnsOf(row), row.digest]) !== JSON.stringify([columnsOf(judged), judged.digest]);
}

/** The team's histograms from its standings: whoever takes runs in waits for it. */
async function countFirstsAnew(tx: Db, teamId: string): Promise<void> {
	const [own] = await tx.select({ shares: team.shares }).from(team).where(eq(team.teamId, teamId)).for('update');
	if (!own) return;
	const firsts = await tx
		.select({ scenarioHash: standing.scenarioHash, mode: standing.mode, total: standing.firstTotal })
		.from(standing)
		.where(eq(standing.teamId, teamId));
	const histograms = new Map<string, typeof teamHistogram.$inferInsert & { counts: number[] }>();
	for (const { scenarioHash, mode, total } of firsts) {
		const discipline = `${scenarioHash} ${mode}`;
		const histogram = histograms.get(discipline) ?? { teamId, scenarioHash, mode, ...own, counts: [...emptyHistogram().counts] }; // prettier-ignore
		histogram.counts[total] = (histogram.counts[total] ?? 0) + 1;
		histograms.set(discipline, histogram);
	}
	await tx.delete(teamHistogram).where(eq(teamHistogram.teamId, teamId));
	for (const row of histograms.values()) await tx.insert(teamHistogram).values(row);
}
