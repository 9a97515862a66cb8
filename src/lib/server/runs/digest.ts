/** How the same talk is known when it comes twice. */
import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Entry, Run } from '../../core/run/log.ts';
import type { Db } from '../database/database.ts';
import { originalRun } from '../schema/run.ts';

/**
 * The same for two logs in which the same was said to the same customer, whenever it was said and whatever else was ticked, written or taken back beside it.
 * Every talk draws its own seed of 32 bits, so that two honest runs are never alike.
 */
export function digestOf({ head: { scenario, seed }, entries }: Run): string {
	return createHash('sha256')
		.update(JSON.stringify([scenario.hash, seed, said(entries)]))
		.digest('base64url')
		.slice(0, 22);
}

/** Whether the talk was had from its beginning in this run: what goes on from another run or from a model is alike by its nature, and counts nowhere. */
export function isWhole({ parent, watched }: Run['head']): boolean {
	return parent === undefined && watched === undefined;
}

/** Replies that stand: by their place in the scenario, and free ones by their words too. */
function said(entries: readonly Entry[]): (number | string)[][] {
	const moves: ((number | string)[] | null)[] = [];
	for (const entry of entries) {
		if (entry.kind === 'undo') moves.pop();
		else if (entry.kind === 'silence' || entry.kind === 'hang-up') moves.push(null);
		else if (entry.kind === 'reply') moves.push(entry.heard ? [entry.index, entry.heard.text] : [entry.index]);
	}
	return moves.filter((move) => move !== null);
}

/** What is kept of a talk: the first run of it that was believed. */
export interface Talk {
	digest: string;
	runId: string;
}

/**
 * Takes note of believed runs, each as the original of its talk unless the team has one: two who send the same talk at once wait for each other here. Runs inside
 * the transaction that writes the runs.
 *
 * @returns by digest, the id of the run that is the original
 */
export async function originalsOf(tx: Db, teamId: string, talks: readonly Talk[]): Promise<Map<string, string>> {
	if (talks.length === 0) return new Map();
	const first = new Map<string, Talk>();
	for (const talk of talks) if (!first.has(talk.digest)) first.set(talk.digest, talk);
	// In one order, so that no two wait for each other crosswise.
	const ordered = [...first.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
	await tx
		.insert(originalRun)
		.values(ordered.map(({ digest, runId }) => ({ teamId, digest, runId })))
		.onConflictDoNothing();
	const rows = await tx
		.select({ digest: originalRun.digest, runId: originalRun.runId })
		.from(originalRun)
		.where(and(eq(originalRun.teamId, teamId), inArray(originalRun.digest, [...first.keys()])));
	return new Map(rows.map(({ digest, runId }) => [digest, runId]));
}
