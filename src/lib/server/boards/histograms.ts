/** One's own total among those of all teams that agree: no names, no teams, and nothing of fewer than five. */
import { and, eq } from 'drizzle-orm';
import { histogramOf, type Histogram } from '../../core/board/histogram.ts';
import type { Db } from '../database/database.ts';
import { sharedHistogram, teamHistogram } from '../schema/run.ts';
import type { BoardKey } from './members.ts';

/** How long the kept sum of all teams stands before it is made anew. Milliseconds. */
const keptFor = 3_600_000;

export interface SharedHistogram {
	histogram: Histogram;
	teams: number;
}

/**
 * The sum over all teams that agree, each by its members' first counting runs. Made anew when it is older than an hour: the sum tells nobody at what moment
 * another team's member finished.
 *
 * @param now milliseconds since the epoch
 */
export async function sharedHistogramOf(db: Db, { hash, mode }: BoardKey, now: number): Promise<SharedHistogram> {
	const [kept] = await db
		.select()
		.from(sharedHistogram)
		.where(and(eq(sharedHistogram.scenarioHash, hash), eq(sharedHistogram.mode, mode)));
	if (kept && now - kept.at.getTime() < keptFor)
		return { histogram: { width: 1, counts: kept.counts }, teams: kept.teams };
	const rows = await db
		.select({ counts: teamHistogram.counts })
		.from(teamHistogram)
		.where(and(eq(teamHistogram.scenarioHash, hash), eq(teamHistogram.mode, mode), eq(teamHistogram.shares, true)));
	const counts = [...histogramOf([]).counts];
	for (const each of rows) each.counts.forEach((count, total) => (counts[total] = (counts[total] ?? 0) + count));
	const teams = rows.filter((each) => each.counts.some((count) => count > 0)).length;
	const made = { teams, counts, at: new Date(now) };
	await db
		.insert(sharedHistogram)
		.values({ scenarioHash: hash, mode, ...made })
		.onConflictDoUpdate({ target: [sharedHistogram.scenarioHash, sharedHistogram.mode], set: made });
	return { histogram: { width: 1, counts }, teams };
}
