import { and, eq, getTableColumns, getTableName, is, or, type Column } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aboutPeople, exportedData, exportedElsewhere } from '../../../src/lib/server/accounts/export.ts';
import { eraseFromTeams } from '../../../src/lib/server/accounts/erase.ts';
import type { Database, Db } from '../../../src/lib/server/database/database.ts';
import { account, passkey, session, user } from '../../../src/lib/server/schema/account.ts';
import { schema } from '../../../src/lib/server/schema/all.ts';
import { assignmentMember, rating, result } from '../../../src/lib/server/schema/assignment.ts';
import { observation, seat, vote } from '../../../src/lib/server/schema/room.ts';
import { practiceHour, run, runLog, standing, teamHistogram } from '../../../src/lib/server/schema/run.ts';
import { audit, member } from '../../../src/lib/server/schema/team.ts';
import { note } from '../../../src/lib/server/teams/audit.ts';
import { createTeam } from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { filledRow } from '../../support/filled-rows.ts';

const tables = Object.values(schema).filter((entry): entry is never => is(entry, PgTable)) as PgTable[];

/** Columns of text that name no person. A new one is said to be one or the other: here, or in the export. */
const noPerson = new Set([
	'user.name', 'user.email', 'user.image', 'session.token', 'session.ip_address', 'session.user_agent', 'session.id', 'account.id', 'account.account_id',
	'account.provider_id', 'account.access_token', 'account.refresh_token', 'account.id_token', 'account.scope', 'account.password', 'passkey.id', 'passkey.name',
	'passkey.public_key', 'passkey.credential_id', 'passkey.device_type', 'passkey.transports', 'passkey.aaguid', 'setting.key', 'setting.value', 'team.name',
	'member.role', 'member.nickname', 'member.cohort', 'invite.code', 'invite.role', 'invite.cohort', 'audit.action', 'assignment.title', 'assignment.coaching',
	'assignment.cohort', 'assignment.counts', 'rating.remark', 'room.scenario_hash', 'room.title', 'room.code', 'room.way', 'room.phase', 'room_code.code',
	'seat.secret', 'seat.name', 'observation.scenario_hash', 'shipped_scenario.hash', 'shipped_scenario.scenario_id', 'shipped_scenario.language',
	'shipped_scenario.title', 'shipped_scenario.source', 'team_scenario.hash', 'team_scenario.scenario_id', 'team_scenario.language', 'team_scenario.title',
	'team_scenario.source', 'standing.scenario_hash', 'standing.mode', 'standing.first_checks', 'standing.best_checks', 'standing.latest_checks',
	'original_run.digest', 'team_histogram.scenario_hash', 'team_histogram.mode', 'shared_histogram.scenario_hash', 'shared_histogram.mode',
]); // prettier-ignore

const fullName = (column: Column) => `${getTableName(column.table)}.${column.name}`;

describe('the export of an account', () => {
	it('knows every column that may name a person, or says why it is not in it', () => {
		const known = new Set(aboutPeople.flatMap(({ people }) => people.map(fullName)));
		const unknown = tables.flatMap((table) => {
			if (getTableName(table) in exportedElsewhere) return [];
			return Object.values(getTableColumns(table) as Record<string, Column>)
				.filter(({ columnType }) => columnType === 'PgText')
				.map(fullName)
				.filter((name) => !known.has(name) && !noPerson.has(name) && !(name in exportedElsewhere));
		});
		expect(unknown).toEqual([]);
	});
	it('withholds nothing but secrets', () => {
		const withheld = aboutPeople.flatMap(({ withheld: names = [], table }) =>
			names.map((name) => `${getTableName(table)}.${name}`),
		);
		expect(withheld.sort()).toEqual([
			'account.accessToken', 'account.idToken', 'account.password', 'account.refreshToken', 'invite.code', 'seat.secret', 'session.token',
		]); // prettier-ignore
	});
});

describe.each(kinds)('what is kept about somebody in a database of the kind %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let db: Db;
	beforeAll(async () => {
		database = await freshDatabase(kind);
		db = database.db;
	}, 120_000);
	afterAll(() => database.remove(), 30_000);

	/** Somebody with a row that names them in every table, in a team of somebody else; and another member with the same. */
	async function known() {
		const [owner, me, other] = [uuid(), uuid(), uuid()];
		const teamId = await createTeam(db, { name: '一组', userId: owner, nickname: 'o' });
		const runs: Record<string, string> = {};
		for (const userId of [me, other]) {
			await db.insert(user).values(filledRow(user, { id: userId }) as never);
			const runId = (runs[userId] = uuid());
			const [roomId, seatId] = [uuid(), uuid()];
			for (const { table, people } of aboutPeople) {
				if (table === user) continue;
				const named = Object.fromEntries(
					Object.entries(getTableColumns(table) as Record<string, Column>).flatMap(([name, column]) =>
						column.name === 'team_id' ? [[name, teamId]] : people.includes(column) ? [[name, userId]] : [],
					),
				);
				const more =
					table === rating
						? { runId: runs[me] }
						: table === seat
							? { roomId, seatId }
							: table === standing
								? { firstTotal: 60, scenarioHash: 'h', mode: 'choice' }
								: {};
				await db.insert(table).values(filledRow(table, { ...named, ...more }));
			}
			await db.insert(run).values(filledRow(run, { teamId, runId, userId }) as never);
			await db.insert(runLog).values({ teamId, runId, log: `{"head":{"id":"${runId}"},"entries":[]}` });
			await db.insert(vote).values(filledRow(vote, { teamId, roomId, seatId }) as never);
		}
		const counts = Array.from({ length: 101 }, (_, total) => (total === 60 ? 2 : 0));
		await db.insert(teamHistogram).values({ teamId, scenarioHash: 'h', mode: 'choice', counts });
		return { teamId, owner, me, other, runs };
	}

	async function exportOf(userId: string) {
		let text = '';
		for await (const piece of exportedData(db, userId, new Date())) text += piece;
		return JSON.parse(text) as Record<string, unknown> & { teams: Record<string, unknown>[] };
	}

	it('is in their export, all of it and nothing of anybody else’s', async () => {
		const { teamId, me, other, runs } = await known();
		let text = '';
		for await (const piece of exportedData(db, me, new Date())) text += piece;
		const data = JSON.parse(text) as Record<string, unknown> & { teams: Record<string, unknown>[] };
		for (const { table } of aboutPeople) {
			const name = getTableName(table);
			const place = 'teamId' in getTableColumns(table) ? data.teams[0]! : data;
			expect(place[name], name).toHaveLength(1);
		}
		const mine = data.teams[0] as {
			teamId: string;
			run: { runId: string; log: { head: { id: string } }; ratings: unknown[] }[];
			vote: unknown[];
		};
		expect([data.teams.length, mine.teamId, mine.vote.length]).toEqual([1, teamId, 1]);
		expect(mine.run).toMatchObject([{ runId: runs[me], log: { head: { id: runs[me] } } }]);
		// What two trainers said of the run is about whoever played it.
		expect(mine.run[0]?.ratings).toHaveLength(2);
		expect(text.replaceAll(`"raterId":"${other}"`, '')).not.toContain(other);
		const [secrets] = await db.select().from(account).where(eq(account.userId, me));
		for (const secret of [secrets?.password, secrets?.accessToken, secrets?.refreshToken, secrets?.idToken])
			expect(text).not.toContain(secret);
	});

	it('tells who read their runs, and what is left of them in teams that they have left', async () => {
		const { teamId, me, other } = await known();
		const line = (whose: string) => ({
			teamId,
			actor: other,
			action: 'run-read' as const,
			subject: uuid(),
			detail: { member: whose },
		});
		for (const whose of [me, other]) await note(db, line(whose));
		await eraseFromTeams(db, me);
		const data = await exportOf(me);
		const [left] = data.teams as { teamId: string; name: string; member: unknown[]; audit: { action: string; detail: unknown }[]; rating: unknown[] }[]; // prettier-ignore
		expect(data.teams).toHaveLength(1);
		expect(left).toMatchObject({ teamId, name: '一组', member: [] });
		expect(left?.audit.filter(({ action }) => action === 'run-read')).toMatchObject([{ detail: { member: me } }]);
		expect(left?.audit.some(({ action }) => action === 'member-left')).toBe(true);
	});

	it('is in as many pieces as it needs', async () => {
		const { teamId, me } = await known();
		const more = Array.from({ length: 230 }, () => uuid());
		await db.insert(run).values(more.map((runId) => filledRow(run, { teamId, runId, userId: me }) as never));
		let text = '';
		for await (const piece of exportedData(db, me, new Date())) text += piece;
		const { teams } = JSON.parse(text) as { teams: { run: { runId: string }[] }[] };
		expect(new Set(teams[0]?.run.map(({ runId }) => runId)).size).toBe(231);
	});

	it('is gone when they are taken out of their teams, but for what they did for others; nothing of anybody else’s is', async () => {
		const { teamId, me, other } = await known();
		await eraseFromTeams(db, me);
		const left = async (table: PgTable, ...people: Column[]) => {
			const team = (getTableColumns(table) as Record<string, Column>)['teamId']!;
			const of = async (userId: string) => (await db.select().from(table).where(and(eq(team, teamId), or(...people.map((column) => eq(column, userId)))))).length; // prettier-ignore
			return [await of(me), await of(other)];
		};
		for (const column of [
			member.userId,
			run.userId,
			standing.userId,
			practiceHour.userId,
			result.userId,
			assignmentMember.userId,
			seat.userId,
			observation.trainee,
			observation.debtor,
		])
			expect(await left(column.table as PgTable, column), fullName(column)).toEqual([0, 1]);
		expect(await db.select().from(runLog).where(eq(runLog.teamId, teamId))).toHaveLength(1);
		expect(await db.select().from(vote).where(eq(vote.teamId, teamId))).toHaveLength(1);
		expect(await db.select().from(rating).where(eq(rating.teamId, teamId))).toHaveLength(0);
		// Their first total is out of the histogram, the other's still in it.
		const [histogram] = await db.select().from(teamHistogram).where(eq(teamHistogram.teamId, teamId));
		expect(histogram?.counts[60]).toBe(1);
		// The log keeps the bare id.
		expect(await left(audit, audit.actor)).toEqual([2, 1]);
	});

	it('goes with the account: its sessions, ways in and passkeys', async () => {
		const { me, other } = await known();
		await db.delete(user).where(eq(user.id, me));
		for (const table of [session, account, passkey]) {
			expect(await db.select().from(table).where(eq(table.userId, me))).toEqual([]);
			expect(await db.select().from(table).where(eq(table.userId, other))).toHaveLength(1);
		}
	});
});
