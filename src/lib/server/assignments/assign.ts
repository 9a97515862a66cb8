/** Trainers assign, change and close: each with a line in the audit log, in the same transaction. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { assignment, assignmentMember } from '../schema/assignment.ts';
import { member } from '../schema/team.ts';
import { note } from '../teams/audit.ts';
import type { Audience, NewAssignment } from './form.ts';

/** Why nothing was changed. */
export type AssignRefusal = 'unknown-member' | 'no-assignment';

const one = (teamId: string, assignmentId: string) =>
	and(eq(assignment.teamId, teamId), eq(assignment.assignmentId, assignmentId));

export async function makeAssignment(
	db: Db,
	{ teamId, actor, wanted }: { teamId: string; actor: string; wanted: NewAssignment },
): Promise<{ assignmentId: string } | AssignRefusal> {
	const assignmentId = uuid();
	const { audience, ...rest } = wanted;
	return transacted(db, async (tx) => {
		if (!(await allBelong(tx, teamId, audience))) return 'unknown-member';
		await tx
			.insert(assignment)
			.values({ teamId, assignmentId, ...rest, ...columnsOf(audience), createdBy: actor, createdAt: sql`now()` });
		await keepNamed(tx, teamId, assignmentId, audience);
		await note(tx, {
			teamId,
			actor,
			action: 'assignment-created',
			subject: assignmentId,
			detail: { title: wanted.title, ...toldOf(audience), dueAt: wanted.dueAt.toISOString() },
		});
		return { assignmentId };
	});
}

/** What is not named stays. A closed one is changed no more. */
export async function changeAssignment(
	db: Db,
	{
		teamId,
		actor,
		assignmentId,
		dueAt,
		audience,
	}: { teamId: string; actor: string; assignmentId: string; dueAt?: Date; audience?: Audience },
): Promise<AssignRefusal | null> {
	return transacted(db, async (tx) => {
		const [now] = await tx
			.select({ dueAt: assignment.dueAt })
			.from(assignment)
			.where(and(one(teamId, assignmentId), isNull(assignment.closedAt)))
			.for('update');
		if (!now) return 'no-assignment';
		if (audience && !(await allBelong(tx, teamId, audience))) return 'unknown-member';
		await tx
			.update(assignment)
			.set({ dueAt: dueAt ?? now.dueAt, ...(audience ? columnsOf(audience) : {}) })
			.where(one(teamId, assignmentId));
		if (audience) await keepNamed(tx, teamId, assignmentId, audience);
		await note(tx, {
			teamId,
			actor,
			action: 'assignment-changed',
			subject: assignmentId,
			detail: {
				...(dueAt ? { dueBefore: now.dueAt.toISOString(), dueAt: dueAt.toISOString() } : {}),
				...(audience ? toldOf(audience) : {}),
			},
		});
		return null;
	});
}

/** What comes in later counts for it no more; what was reached stays to be seen. */
export async function closeAssignment(
	db: Db,
	{ teamId, actor, assignmentId }: { teamId: string; actor: string; assignmentId: string },
): Promise<AssignRefusal | null> {
	return transacted(db, async (tx) => {
		const closed = await tx
			.update(assignment)
			.set({ closedAt: sql`now()` })
			.where(and(one(teamId, assignmentId), isNull(assignment.closedAt)))
			.returning({ title: assignment.title });
		const [row] = closed;
		if (!row) return 'no-assignment';
		await note(tx, { teamId, actor, action: 'assignment-closed', subject: assignmentId, detail: { title: row.title } });
		return null;
	});
}

function columnsOf(audience: Audience): { cohort: string | null; named: boolean } {
	return { cohort: audience.kind === 'cohort' ? audience.cohort : null, named: audience.kind === 'named' };
}

function toldOf(audience: Audience): Record<string, string | number> {
	if (audience.kind === 'cohort') return { who: 'cohort', cohort: audience.cohort };
	return audience.kind === 'named' ? { who: 'named', members: audience.userIds.length } : { who: 'everybody' };
}

async function allBelong(db: Db, teamId: string, audience: Audience): Promise<boolean> {
	if (audience.kind !== 'named') return true;
	const found = await db
		.select({ userId: member.userId })
		.from(member)
		.where(and(eq(member.teamId, teamId), inArray(member.userId, audience.userIds)));
	return found.length === audience.userIds.length;
}

async function keepNamed(db: Db, teamId: string, assignmentId: string, audience: Audience): Promise<void> {
	await db
		.delete(assignmentMember)
		.where(and(eq(assignmentMember.teamId, teamId), eq(assignmentMember.assignmentId, assignmentId)));
	if (audience.kind === 'named')
		await db.insert(assignmentMember).values(audience.userIds.map((userId) => ({ teamId, assignmentId, userId })));
}
