/** Who belongs to a team, and as what. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { member, team, type Role } from '../schema/team.ts';
import { note } from './audit.ts';
import { may } from './authority.ts';
import { eraseFromTeam } from './erase.ts';

/** Why a change was not made. */
export type MemberRefusal = 'no-member' | 'no-right' | 'last-owner';

export interface Member {
	userId: string;
	role: Role;
	nickname: string;
	cohort: string | null;
	ranked: boolean;
	joinedAt: Date;
}

/** By nickname. */
export async function membersOf(db: Db, teamId: string): Promise<Member[]> {
	return db
		.select({
			userId: member.userId,
			role: member.role,
			nickname: member.nickname,
			cohort: member.cohort,
			ranked: member.ranked,
			joinedAt: member.joinedAt,
		})
		.from(member)
		.where(eq(member.teamId, teamId))
		.orderBy(asc(member.nickname), asc(member.userId));
}

const one = (teamId: string, userId: string) => and(eq(member.teamId, teamId), eq(member.userId, userId));

/** Changes of roles and departures of one team come one after another: two owners who demote each other must not both succeed. */
async function inTurn<Result>(db: Db, teamId: string, work: (tx: Db) => Promise<Result>): Promise<Result> {
	return transacted(db, async (tx) => {
		await tx.select({ teamId: team.teamId }).from(team).where(eq(team.teamId, teamId)).for('update');
		return work(tx);
	});
}

async function roleOf(db: Db, teamId: string, userId: string): Promise<Role | null> {
	const [row] = await db.select({ role: member.role }).from(member).where(one(teamId, userId));
	return row?.role ?? null;
}

async function isLastOwner(db: Db, teamId: string, userId: string): Promise<boolean> {
	const owners = await db
		.select({ userId: member.userId })
		.from(member)
		.where(and(eq(member.teamId, teamId), eq(member.role, 'owner')))
		.limit(2);
	return owners.length === 1 && owners[0]?.userId === userId;
}

/** Only an owner's to do; a team keeps one owner at least. @returns null when it was done */
export async function setRole(
	db: Db,
	teamId: string,
	actor: string,
	userId: string,
	role: Role,
): Promise<MemberRefusal | null> {
	return inTurn(db, teamId, async (tx) => {
		const actorRole = await roleOf(tx, teamId, actor);
		if (!actorRole || !may(actorRole, 'set-roles')) return 'no-right';
		const before = await roleOf(tx, teamId, userId);
		if (!before) return 'no-member';
		if (before === role) return null;
		if (role !== 'owner' && (await isLastOwner(tx, teamId, userId))) return 'last-owner';
		await tx.update(member).set({ role }).where(one(teamId, userId));
		await note(tx, { teamId, actor, action: 'member-role', subject: userId, detail: { before, after: role } });
		return null;
	});
}

/** `cohort` null: in none. */
export async function setCohort(
	db: Db,
	teamId: string,
	actor: string,
	userId: string,
	cohort: string | null,
): Promise<MemberRefusal | null> {
	return transacted(db, async (tx) => {
		const changed = await tx
			.update(member)
			.set({ cohort })
			.where(one(teamId, userId))
			.returning({ userId: member.userId });
		if (changed.length === 0) return 'no-member';
		await note(tx, { teamId, actor, action: 'member-cohort', subject: userId, detail: { cohort } });
		return null;
	});
}

/** What everybody decides for themselves: how the team sees them, and whether they are in its rankings. */
export async function setOwn(
	db: Db,
	teamId: string,
	userId: string,
	wanted: { nickname?: string; ranked?: boolean },
): Promise<void> {
	if (Object.keys(wanted).length > 0) await db.update(member).set(wanted).where(one(teamId, userId));
}

/** Whoever leaves takes along what they practised: see erase.ts. */
export async function leaveTeam(db: Db, teamId: string, userId: string): Promise<MemberRefusal | null> {
	return inTurn(db, teamId, async (tx) => {
		if (!(await roleOf(tx, teamId, userId))) return 'no-member';
		if (await isLastOwner(tx, teamId, userId)) return 'last-owner';
		await eraseFromTeam(tx, teamId, userId);
		await note(tx, { teamId, actor: userId, action: 'member-left', subject: userId });
		return null;
	});
}

/** A trainer removes members; an owner anybody but the last owner. */
export async function removeMember(
	db: Db,
	teamId: string,
	actor: string,
	userId: string,
): Promise<MemberRefusal | null> {
	return inTurn(db, teamId, async (tx) => {
		const actorRole = await roleOf(tx, teamId, actor);
		const role = await roleOf(tx, teamId, userId);
		if (!actorRole || !may(actorRole, 'remove-members')) return 'no-right';
		if (!role) return 'no-member';
		if (role !== 'member' && !may(actorRole, 'set-roles')) return 'no-right';
		if (await isLastOwner(tx, teamId, userId)) return 'last-owner';
		await eraseFromTeam(tx, teamId, userId);
		await note(tx, { teamId, actor, action: 'member-removed', subject: userId, detail: { role } });
		return null;
	});
}
