/** Real collections that a trainer brought in: kept by member and month, taken out again, each with a line in the audit log. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Nameable, ReadResult } from '../../core/board/results-file.ts';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { user } from '../schema/account.ts';
import { result } from '../schema/assignment.ts';
import { member } from '../schema/team.ts';
import { note } from '../teams/audit.ts';

/** Members as a file may name them. */
export async function nameablesOf(db: Db, teamId: string): Promise<Nameable[]> {
	const members = await db
		.select({ userId: member.userId, nickname: member.nickname })
		.from(member)
		.where(eq(member.teamId, teamId));
	if (members.length === 0) return [];
	const users = await db
		.select({ id: user.id, email: user.email })
		.from(user)
		.where(
			inArray(
				user.id,
				members.map(({ userId }) => userId),
			),
		);
	const emails = new Map(users.map(({ id, email }) => [id, email]));
	return members.map((each) => ({ ...each, email: emails.get(each.userId) ?? null }));
}

export interface Kept {
	userId: string;
	/** First day of the month. */
	month: string;
	due: number;
	collected: number;
	dso: number | null;
}

/** By month, then member. */
export async function resultsOf(db: Db, teamId: string): Promise<Kept[]> {
	return db
		.select({
			userId: result.userId,
			month: result.month,
			due: result.due,
			collected: result.collected,
			dso: result.dso,
		})
		.from(result)
		.where(eq(result.teamId, teamId))
		.orderBy(result.month, result.userId);
}

/** What keeping these rows would do to what is kept. */
export type Effect = 'new' | 'same' | 'replaces';

/** In the order of the rows. */
export async function effectsOf(db: Db, teamId: string, rows: readonly ReadResult[]): Promise<Effect[]> {
	const kept = new Map((await resultsOf(db, teamId)).map((each) => [`${each.userId} ${each.month}`, each]));
	return rows.map((row) => {
		const before = kept.get(`${row.userId} ${row.month}`);
		if (!before) return 'new';
		return before.due === row.due && before.collected === row.collected && before.dso === row.dso ? 'same' : 'replaces';
	});
}

/** Rows written by one statement. */
const atOnce = 500;

/** A row of the same member and month takes the place of the earlier one. Rows of who left meanwhile are not kept. @returns how many were */
export async function keepResults(
	db: Db,
	{ teamId, actor, rows }: { teamId: string; actor: string; rows: readonly ReadResult[] },
): Promise<number> {
	return transacted(db, async (tx) => {
		const members = await tx.select({ userId: member.userId }).from(member).where(eq(member.teamId, teamId));
		const belong = new Set(members.map(({ userId }) => userId));
		const own = rows.filter(({ userId }) => belong.has(userId));
		for (let from = 0; from < own.length; from += atOnce)
			await tx
				.insert(result)
				.values(
					own.slice(from, from + atOnce).map(({ userId, month, due, collected, dso }) => ({
						teamId,
						userId,
						month,
						due,
						collected,
						dso,
						importedBy: actor,
					})),
				)
				.onConflictDoUpdate({
					target: [result.teamId, result.userId, result.month],
					set: {
						due: sql`excluded.due`,
						collected: sql`excluded.collected`,
						dso: sql`excluded.dso`,
						importedBy: actor,
						importedAt: sql`now()`,
					},
				});
		if (own.length > 0) await note(tx, { teamId, actor, action: 'results-imported', detail: { rows: own.length } });
		return own.length;
	});
}

/** All of a team, or one member's. @returns how many rows were taken out */
export async function eraseResults(
	db: Db,
	{ teamId, actor, userId = null }: { teamId: string; actor: string; userId?: string | null },
): Promise<number> {
	return transacted(db, async (tx) => {
		const gone = await tx
			.delete(result)
			.where(and(eq(result.teamId, teamId), userId === null ? undefined : eq(result.userId, userId)))
			.returning({ month: result.month });
		if (gone.length > 0)
			await note(tx, { teamId, actor, action: 'results-erased', subject: userId, detail: { rows: gone.length } });
		return gone.length;
	});
}
