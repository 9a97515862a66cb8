/** What boards are made of: one row a member, by one index, however many runs there are. */
import { and, count, eq } from 'drizzle-orm';
import type { BoardMember, KeptRun } from '../../core/board/board.ts';
import { decodeChecks, decodeFigures, type Checks } from '../../core/board/figures.ts';
import { decodePicks, type Picks } from '../../core/board/picks.ts';
import type { Db } from '../database/database.ts';
import { standing } from '../schema/run.ts';
import { member } from '../schema/team.ts';

/** A discipline within a team: a scenario's text and a mode. */
export interface BoardKey {
	hash: string;
	mode: 'choice' | 'free';
}

/** A member's standing with what heat map and digest read besides. */
export interface StandingMember extends BoardMember {
	checks: { first: Checks; best: Checks; latest: Checks } | null;
	firstPicks: Picks | null;
}

/** All members of the team, those without a run included, by name. */
export async function standingsOf(db: Db, teamId: string, { hash, mode }: BoardKey): Promise<StandingMember[]> {
	const rows = await db
		.select({ member, standing })
		.from(member)
		.leftJoin(
			standing,
			and(
				eq(standing.teamId, member.teamId),
				eq(standing.userId, member.userId),
				eq(standing.scenarioHash, hash),
				eq(standing.mode, mode),
			),
		)
		.where(eq(member.teamId, teamId));
	return rows.map(({ member: who, standing: kept }) => ({
		member: who.userId,
		name: who.nickname,
		cohort: who.cohort,
		ranked: who.ranked,
		tries: kept?.tries ?? 0,
		runs: kept && {
			first: keptRun(kept.firstRun, kept.firstAt, kept.firstFigures),
			best: keptRun(kept.bestRun, kept.bestAt, kept.bestFigures),
			latest: keptRun(kept.latestRun, kept.latestAt, kept.latestFigures),
		},
		totals: kept?.totals ?? [],
		checks: kept && {
			first: decodeChecks(kept.firstChecks),
			best: decodeChecks(kept.bestChecks),
			latest: decodeChecks(kept.latestChecks),
		},
		firstPicks: kept && decodePicks(kept.firstPicks),
	}));
}

function keptRun(run: string, at: Date, figures: readonly number[]): KeptRun {
	return { run, at: at.getTime(), figures: decodeFigures(figures) };
}

/** Which disciplines anybody of the team has a counting run in, with how many members have. */
export async function disciplinesOf(db: Db, teamId: string): Promise<(BoardKey & { members: number })[]> {
	return db
		.select({ hash: standing.scenarioHash, mode: standing.mode, members: count() })
		.from(standing)
		.where(eq(standing.teamId, teamId))
		.groupBy(standing.scenarioHash, standing.mode);
}

/** Everybody in the team, by name. */
export async function membersOf(db: Db, teamId: string): Promise<{ member: string; name: string }[]> {
	return db
		.select({ member: member.userId, name: member.nickname })
		.from(member)
		.where(eq(member.teamId, teamId))
		.orderBy(member.nickname);
}
