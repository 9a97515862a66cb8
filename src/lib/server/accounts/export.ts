/** Everything that is kept about somebody, as a file for them. */
import { and, asc, eq, getTableColumns, getTableName, gt, inArray, or, sql, type Column, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { grouped } from '../../core/machine/grouped.ts';
import type { Db } from '../database/database.ts';
import { account, passkey, session, user } from '../schema/account.ts';
import { assignment, assignmentMember, rating, result } from '../schema/assignment.ts';
import { observation, room, seat, vote } from '../schema/room.ts';
import { practiceHour, run, runLog, standing, teamScenario } from '../schema/run.ts';
import { audit, invite, member, team } from '../schema/team.ts';

/** Tables with the columns that name a person; a row is exported to whoever it names. */
export const aboutPeople: readonly {
	table: PgTable;
	people: readonly Column[];
	/** Where else a row names them. */
	besides?: (userId: string) => SQL;
	withheld?: readonly string[];
}[] = [
	{ table: user, people: [user.id] },
	{ table: session, people: [session.userId], withheld: ['token'] },
	{ table: account, people: [account.userId], withheld: ['password', 'accessToken', 'refreshToken', 'idToken'] },
	{ table: passkey, people: [passkey.userId] },
	{ table: member, people: [member.userId] },
	{ table: invite, people: [invite.createdBy], withheld: ['code'] },
	{ table: standing, people: [standing.userId] },
	{ table: practiceHour, people: [practiceHour.userId] },
	{ table: result, people: [result.userId] },
	{ table: assignment, people: [assignment.createdBy] },
	{ table: assignmentMember, people: [assignmentMember.userId] },
	{ table: rating, people: [rating.raterId] },
	{ table: teamScenario, people: [teamScenario.publishedBy] },
	{ table: room, people: [room.openedBy] },
	{ table: seat, people: [seat.userId], withheld: ['secret'] },
	{ table: observation, people: [observation.trainee, observation.debtor, observation.observer] },
	// Of a run that was read or rated the line is about the run, and says beside it whose it was.
	{
		table: audit,
		people: [audit.actor, audit.subject],
		besides: (userId) => sql`${audit.detail} ->> 'member' = ${userId}`,
	},
];

/** Tables and columns that hold something of people and are not in that list, with the reason. */
export const exportedElsewhere: Readonly<Record<string, string>> = {
	run: 'exported run by run, with its log and its ratings',
	run_log: 'exported with its run',
	vote: 'exported with the seats that it was cast from',
	'result.imported_by': 'says who brought in the results of somebody else',
	verification: 'holds what a sign-in under way needs for minutes, by random names',
	rate_limit: 'counts by network address for a minute',
};

/** Runs that are read at once: a log may be long. */
const atOnce = 100;

type Row = Record<string, unknown>;

/** Pieces of one JSON text. It is made while it is sent: nobody's runs fit into memory for certain. */
export async function* exportedData(db: Db, userId: string, now: Date): AsyncGenerator<string> {
	yield `{"format":"huikuan-account","exportedAt":${JSON.stringify(now)}`;
	for (const entry of aboutPeople)
		if (!('teamId' in getTableColumns(entry.table)))
			yield `,${JSON.stringify(getTableName(entry.table))}:${JSON.stringify(await rowsAbout(db, userId, entry, null))}`;
	yield ',"teams":[';
	for (const [at, { teamId, name }] of (await teamsNaming(db, userId)).entries()) {
		yield `${at === 0 ? '' : ','}{"teamId":${JSON.stringify(teamId)},"name":${JSON.stringify(name)}`;
		for (const entry of aboutPeople)
			if ('teamId' in getTableColumns(entry.table))
				yield `,${JSON.stringify(getTableName(entry.table))}:${JSON.stringify(await rowsAbout(db, userId, entry, teamId))}`;
		yield `,"vote":${JSON.stringify(await votesOf(db, userId, teamId))},"run":[`;
		yield* runsOf(db, userId, teamId);
		yield ']}';
	}
	yield ']}\n';
}

/** Every team that keeps anything of them, those too that they left: what they did for others stayed there. By id. */
async function teamsNaming(db: Db, userId: string): Promise<{ teamId: string; name: string | null }[]> {
	const ids = new Set<string>();
	for (const { table, people, besides } of aboutPeople) {
		const column = (getTableColumns(table) as Record<string, PgColumn>)['teamId'];
		if (!column) continue;
		const rows = await db
			.selectDistinct({ teamId: column })
			.from(table)
			.where(naming(userId, people, besides));
		for (const { teamId } of rows) ids.add(String(teamId));
	}
	if (ids.size === 0) return [];
	const named = await db
		.select({ teamId: team.teamId, name: team.name })
		.from(team)
		.where(inArray(team.teamId, [...ids]));
	const names = new Map(named.map(({ teamId, name }) => [teamId, name]));
	return [...ids].sort().map((teamId) => ({ teamId, name: names.get(teamId) ?? null }));
}

function naming(userId: string, people: readonly Column[], besides?: (userId: string) => SQL): SQL | undefined {
	return or(...people.map((column) => eq(column, userId)), besides?.(userId));
}

async function rowsAbout(
	db: Db,
	userId: string,
	{ table, people, besides, withheld = [] }: (typeof aboutPeople)[number],
	teamId: string | null,
): Promise<Row[]> {
	const columns = getTableColumns(table);
	const shown = Object.fromEntries(Object.entries(columns).filter(([name]) => !withheld.includes(name)));
	const ofTeam = columns['teamId'];
	return db
		.select(shown)
		.from(table)
		.where(and(ofTeam && teamId !== null ? eq(ofTeam, teamId) : undefined, naming(userId, people, besides)));
}

async function votesOf(db: Db, userId: string, teamId: string): Promise<Row[]> {
	const seats = await db
		.select({ roomId: seat.roomId, seatId: seat.seatId })
		.from(seat)
		.where(and(eq(seat.teamId, teamId), eq(seat.userId, userId)));
	const votes: Row[] = [];
	// A room at a time: votes are found by their room.
	for (const [roomId, own] of grouped(seats, (each) => each.roomId)) {
		const ids = own.map(({ seatId }) => seatId);
		votes.push(...(await db.select().from(vote).where(and(eq(vote.teamId, teamId), eq(vote.roomId, roomId), inArray(vote.seatId, ids))))); // prettier-ignore
	}
	return votes;
}

async function* runsOf(db: Db, userId: string, teamId: string): AsyncGenerator<string> {
	let after: string | null = null;
	for (;;) {
		const runs: (typeof run.$inferSelect)[] = await db
			.select()
			.from(run)
			.where(and(eq(run.teamId, teamId), eq(run.userId, userId), after === null ? undefined : gt(run.runId, after)))
			.orderBy(asc(run.runId))
			.limit(atOnce);
		if (runs.length === 0) return;
		const ids = runs.map(({ runId }) => runId);
		const [logs, ratings] = await Promise.all([
			db.select().from(runLog).where(and(eq(runLog.teamId, teamId), inArray(runLog.runId, ids))), // prettier-ignore
			db.select().from(rating).where(and(eq(rating.teamId, teamId), inArray(rating.runId, ids))), // prettier-ignore
		]);
		for (const each of runs) {
			const log = logs.find(({ runId }) => runId === each.runId)?.log ?? null;
			const rated = ratings.filter(({ runId }) => runId === each.runId);
			yield `${after === null && each === runs[0] ? '' : ','}${JSON.stringify({ ...each, log: readable(log), ratings: rated })}`;
		}
		after = ids.at(-1) ?? null;
	}
}

/** A log is kept as it was sent; one that is no JSON is handed out as the text that it is. */
function readable(log: string | null): unknown {
	if (log === null) return null;
	try {
		return JSON.parse(log);
	} catch {
		return log;
	}
}
