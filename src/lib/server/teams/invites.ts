/** Invitations: a short code, which a link and a QR code carry too. */
import { randomInt } from 'node:crypto';
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { invite, member, team, type Role } from '../schema/team.ts';
import { note } from './audit.ts';
import { may } from './authority.ts';

/** Without those that are easily confused when they are read from a wall: I, L, O, U, 0, 1. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 8;

/** The code as it is kept, however it was typed; null when it cannot be one. */
export function readCode(typed: string): string | null {
	if (typed.length > 40) return null;
	const code = typed.toUpperCase().replace(/[\s\-–·]/g, '');
	return code.length === codeLength && [...code].every((sign) => codeAlphabet.includes(sign)) ? code : null;
}

const newCode = () => Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

/** What a code lets one become. Owners are made by owners, from members whom they know. */
export type InvitedRole = Exclude<Role, 'owner'>;

export interface Invite {
	code: string;
	role: Role;
	cohort: string | null;
	/** Joins left; null: without limit. */
	left: number | null;
	expiresAt: Date;
	createdBy: string;
}

export interface WantedInvite {
	role: InvitedRole;
	cohort: string | null;
	left: number | null;
	expiresAt: Date;
}

/** @returns the code */
export async function createInvite(
	db: Db,
	teamId: string,
	actor: { userId: string; role: Role },
	{ role, cohort, left, expiresAt }: WantedInvite,
): Promise<string | 'no-right'> {
	if (!may(actor.role, role === 'member' ? 'invite-members' : 'invite-trainers')) return 'no-right';
	const code = newCode();
	await transacted(db, async (tx) => {
		await tx.insert(invite).values({ code, teamId, role, cohort, left, expiresAt, createdBy: actor.userId });
		await note(tx, { teamId, actor: actor.userId, action: 'invite-created', detail: { role, cohort, left } });
	});
	return code;
}

/** Such as still let somebody in. */
const isOpen = () => and(gt(invite.expiresAt, sql`now()`), or(isNull(invite.left), gt(invite.left, 0)));

/** Those that still let somebody in, the latest first; codes that make trainers only for who may make some. @param role of who asks */
export async function invitesOf(db: Db, teamId: string, role: Role): Promise<Invite[]> {
	const { code, cohort, left, expiresAt, createdBy } = invite;
	return db
		.select({ code, role: invite.role, cohort, left, expiresAt, createdBy })
		.from(invite)
		.where(
			and(eq(invite.teamId, teamId), isOpen(), may(role, 'invite-trainers') ? undefined : eq(invite.role, 'member')),
		)
		.orderBy(desc(invite.createdAt), desc(invite.code));
}

/** Ends it at once. Only an owner ends one for trainers. @returns false when there was none */
export async function revokeInvite(
	db: Db,
	teamId: string,
	actor: { userId: string; role: Role },
	code: string,
): Promise<boolean> {
	return transacted(db, async (tx) => {
		const [gone] = await tx
			.delete(invite)
			.where(
				and(
					eq(invite.code, code),
					eq(invite.teamId, teamId),
					may(actor.role, 'invite-trainers') ? undefined : eq(invite.role, 'member'),
				),
			)
			.returning({ role: invite.role });
		if (gone) await note(tx, { teamId, actor: actor.userId, action: 'invite-revoked', detail: { role: gone.role } });
		return gone !== undefined;
	});
}

/** What somebody with the code may know before they join; null when it lets nobody in any more. */
export async function inviteFor(
	db: Db,
	code: string,
): Promise<{ teamId: string; team: string; role: Role; cohort: string | null } | null> {
	const [found] = await db
		.select({ teamId: invite.teamId, role: invite.role, cohort: invite.cohort })
		.from(invite)
		.where(and(eq(invite.code, code), isOpen()));
	if (!found) return null;
	const [named] = await db.select({ name: team.name }).from(team).where(eq(team.teamId, found.teamId));
	return named ? { ...found, team: named.name } : null;
}

/** Which team the code is or was of, until it is revoked: who belongs to it comes back by the link that they once joined by. */
export async function teamOfCode(db: Db, code: string): Promise<string | null> {
	const [found] = await db.select({ teamId: invite.teamId }).from(invite).where(eq(invite.code, code));
	return found?.teamId ?? null;
}

/** Takes a place by a code. Who belongs to the team already takes none, and stays what they are. */
export async function joinByCode(
	db: Db,
	code: string,
	{ userId, nickname }: { userId: string; nickname: string },
): Promise<{ teamId: string; joined: boolean } | null> {
	return transacted(db, async (tx) => {
		// One statement looks and takes: the last place goes to one of those who ask at the same moment.
		const [taken] = await tx
			.update(invite)
			.set({ left: sql`${invite.left} - 1` })
			.where(and(eq(invite.code, code), isOpen()))
			.returning({ teamId: invite.teamId, role: invite.role, cohort: invite.cohort });
		if (!taken) return null;
		const { teamId, role, cohort } = taken;
		const joined = await tx
			.insert(member)
			.values({ teamId, userId, role, nickname, cohort })
			.onConflictDoNothing()
			.returning({ userId: member.userId });
		if (joined.length === 0) {
			await tx.update(invite).set({ left: sql`${invite.left} + 1` }).where(eq(invite.code, code)); // prettier-ignore
			return { teamId, joined: false };
		}
		await note(tx, { teamId, actor: userId, action: 'member-joined', subject: userId, detail: { role, cohort } });
		return { teamId, joined: true };
	});
}
