/** What boards are made of: one row a member, by one index, however many runs there are. */
import { and, count, eq } from 'drizzle-orm';
import type { BoardMember } from '../../core/board/board.ts';
import { decodeChecks, decodeFigures, type Checks } from '../../core/board/figures.ts';
import { decodePicks, type Picks } from '../../core/board/picks.ts';
import type { Choice } from '../../core/board/tries.ts';
import type { Db } from '../database/database.ts';
import { standing } from '../schema/run.ts';
import { member } from '../schema/team.ts';

/** A discipline within a team: a scenario's text and a mode. */
export interface BoardKey {
	hash: string;
	mode: 'choice' | 'free';
}

/** A member's standing, with the total of the first try whichever the board shows. */
export interface StandingMember extends BoardMember {
	first: number | null;
}

/** All members of the team, those without a run included, each with the one try that is asked for: two hundred rows are read in a few milliseconds. */
export async function standingsOf(db: Db, teamId: string, key: BoardKey, choice: Choice): Promise<StandingMember[]> {
	const rows = await db
		.select({
			member: member.userId,
			name: member.nickname,
			cohort: member.cohort,
			ranked: member.ranked,
			tries: standing.tries,
			first: standing.firstTotal,
			totals: standing.totals,
			run: standing[`${choice}Run`],
			at: standing[`${choice}At`],
			figures: standing[`${choice}Figures`],
		})
		.from(member)
		.leftJoin(standing, ofMember(key))
		.where(eq(member.teamId, teamId));
	return rows.map(({ tries, totals, run, at, figures, ...who }) => ({
		...who,
		tries: tries ?? 0,
		totals: totals ?? [],
		kept: run !== null && at && figures ? { run, at: at.getTime(), figures: decodeFigures(figures) } : null,
	}));
}

/** What the heat map and the digest read of a member's first try. */
export interface FirstTry {
	member: string;
	name: string;
	run: string;
	checks: Checks;
	picks: Picks;
}

/** Those who have a run that counts. */
export async function firstTriesOf(db: Db, teamId: string, key: BoardKey): Promise<FirstTry[]> {
	const rows = await db
		.select({
			member: member.userId,
			name: member.nickname,
			run: standing.firstRun,
			checks: standing.firstChecks,
			picks: standing.firstPicks,
		})
		.from(member)
		.innerJoin(standing, ofMember(key))
		.where(eq(member.teamId, teamId));
	return rows.map(({ checks, picks, ...who }) => ({ ...who, checks: decodeChecks(checks), picks: decodePicks(picks) }));
}

function ofMember({ hash, mode }: BoardKey) {
	return and(
		eq(standing.teamId, member.teamId),
		eq(standing.userId, member.userId),
		eq(standing.scenarioHash, hash),
		eq(standing.mode, mode),
	);
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
