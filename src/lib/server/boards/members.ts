/** What boards are made of: one row a member, by one index, however many runs there are. */
import { and, count, eq, sql } from 'drizzle-orm';
import { figureOf, type BoardMember, type Measure } from '../../core/board/board.ts';
import { decodeChecks, none, placeOf, type Checks, type FigureName } from '../../core/board/figures.ts';
import { decodePicks, type Picks } from '../../core/board/picks.ts';
import { decodeSpread } from '../../core/board/spread.ts';
import type { Db } from '../database/database.ts';
import { standing } from '../schema/run.ts';
import { member } from '../schema/team.ts';
import type { AskedBoard } from './asked.ts';

/** A discipline within a team: a scenario's text and a mode. */
export interface BoardKey {
	hash: string;
	mode: 'choice' | 'free';
}

/** A member's standing, with the total of the first try whichever the board shows. */
export interface StandingMember extends BoardMember {
	first: number | null;
}

/** A row of the statement below. */
type Row = [
	member: string,
	name: string,
	cohort: string | null,
	ranked: boolean,
	tries: number | null,
	first: number | null,
	spread: number[] | null,
	run: string | null,
	/** Seconds since the epoch. */
	at: number | null,
	passed: number | null,
	value: number | null,
];

/**
 * All members of the team, those without a run included, each with the one figure of the one try that is asked for. They come as one text of JSON: to read two
 * thousand fields one by one takes either driver longer than the database needs to find them.
 */
export async function standingsOf(
	db: Db,
	teamId: string,
	key: BoardKey,
	{ measure, choice }: AskedBoard,
): Promise<StandingMember[]> {
	const { tries, firstTotal, spread, [`${choice}Run` as const]: run, [`${choice}At` as const]: at, [`${choice}Figures` as const]: figures } = standing; // prettier-ignore
	const figure = (name: FigureName) => sql`${figures}[${sql.raw(String(placeOf(name) + 1))}]`;
	const row = sql`json_build_array(${member.userId}, ${member.nickname}, ${member.cohort}, ${member.ranked}, ${tries}, ${firstTotal}, ${spread},
		${run}, extract(epoch from ${at}), ${figure('passed')}, ${figure(figureOf[measure])})`;
	const [all] = await db
		.select({ rows: sql<string | null>`json_agg(${row})::text` })
		.from(member)
		.leftJoin(standing, ofMember(key))
		.where(eq(member.teamId, teamId));
	return (JSON.parse(all?.rows ?? '[]') as Row[]).map((each) => standingOf(each, measure));
}

function standingOf(
	[id, name, cohort, ranked, tries, first, spread, run, at, mark, value]: Row,
	measure: Measure,
): StandingMember {
	const passed = mark === 1;
	// Whoever is lost soon has a short time, too.
	const counts = value !== null && value !== none && (measure !== 'time' || passed);
	return {
		member: id,
		name,
		cohort,
		ranked,
		tries: tries ?? 0,
		first,
		spread: spread && decodeSpread(spread, tries ?? 0),
		shown:
			run !== null && at !== null ? { run, at: Math.round(at * 1000), passed, value: counts ? value : null } : null,
	};
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
