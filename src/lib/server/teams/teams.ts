/** Teams: founded, changed, deleted, and those that somebody belongs to. */
import { and, asc, count, eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { roomCode } from '../schema/room.ts';
import { teamHistogram } from '../schema/run.ts';
import { audit, invite, member, team, type Role } from '../schema/team.ts';
import { note } from './audit.ts';

/** That somebody may own: what they hold, and what is asked for each of them, has an end. */
export const mostOwned = 20;

/** Whoever founds a team owns it. @returns its id */
export async function createTeam(
	db: Db,
	{ name, userId, nickname }: { name: string; userId: string; nickname: string },
): Promise<string | 'too-many'> {
	const teamId = uuid();
	return transacted(db, async (tx) => {
		if ((await ownedBy(tx, userId)) >= mostOwned) return 'too-many';
		await tx.insert(team).values({ teamId, name });
		await tx.insert(member).values({ teamId, userId, role: 'owner', nickname });
		await note(tx, { teamId, actor: userId, action: 'team-created', detail: { name } });
		return teamId;
	});
}

/** Counted behind a lock on those that are owned: of several that are founded at once each counts the ones before it. */
async function ownedBy(tx: Db, userId: string): Promise<number> {
	const owned = tx
		.select({ teamId: member.teamId })
		.from(member)
		.where(and(eq(member.userId, userId), eq(member.role, 'owner')));
	await owned.for('update');
	const [row] = await tx.select({ owned: count() }).from(member).where(and(eq(member.userId, userId), eq(member.role, 'owner'))); // prettier-ignore
	return row?.owned ?? 0;
}

export interface MyTeam {
	teamId: string;
	name: string;
	role: Role;
	nickname: string;
	cohort: string | null;
	ranked: boolean;
}

/** The teams that somebody belongs to, the oldest first. */
export async function teamsOf(db: Db, userId: string): Promise<MyTeam[]> {
	return db
		.select({
			teamId: team.teamId,
			name: team.name,
			role: member.role,
			nickname: member.nickname,
			cohort: member.cohort,
			ranked: member.ranked,
		})
		.from(member)
		.innerJoin(team, eq(team.teamId, member.teamId))
		.where(eq(member.userId, userId))
		.orderBy(asc(member.joinedAt), asc(team.teamId));
}

export interface TeamSettings {
	name: string;
	/** Whether totals go, without names, into what all teams compare with. */
	shares: boolean;
	rankedFrom: number;
}

/** What is not named stays. Says in the log only what changed. */
export async function changeTeam(db: Db, teamId: string, actor: string, wanted: Partial<TeamSettings>): Promise<void> {
	await transacted(db, async (tx) => {
		const [now] = await tx
			.select({ name: team.name, shares: team.shares, rankedFrom: team.rankedFrom })
			.from(team)
			.where(eq(team.teamId, teamId))
			.for('update');
		if (!now) return;
		const changed = Object.fromEntries(
			Object.entries(wanted).filter(([key, value]) => value !== now[key as keyof TeamSettings]),
		);
		if (Object.keys(changed).length === 0) return;
		await tx.update(team).set(changed).where(eq(team.teamId, teamId));
		if (wanted.shares !== undefined)
			await tx.update(teamHistogram).set({ shares: wanted.shares }).where(eq(teamHistogram.teamId, teamId));
		await note(tx, { teamId, actor, action: 'team-changed', detail: changed });
	});
}

/** With all that it has; nothing of it is left, the log neither. */
export async function deleteTeam(db: Db, teamId: string): Promise<void> {
	await transacted(db, async (tx) => {
		await tx.delete(invite).where(eq(invite.teamId, teamId));
		await tx.delete(roomCode).where(eq(roomCode.teamId, teamId));
		await tx.delete(audit).where(eq(audit.teamId, teamId));
		// All other tables of a team go with it.
		await tx.delete(team).where(eq(team.teamId, teamId));
	});
}

/** Teams that would have nobody to answer for them without this owner. */
export async function ownedAlone(db: Db, userId: string): Promise<MyTeam[]> {
	const alone: MyTeam[] = [];
	for (const mine of await teamsOf(db, userId)) {
		if (mine.role !== 'owner') continue;
		const owners = await db
			.select({ userId: member.userId })
			.from(member)
			.where(and(eq(member.teamId, mine.teamId), eq(member.role, 'owner')))
			.limit(2);
		if (owners.length < 2) alone.push(mine);
	}
	return alone;
}
