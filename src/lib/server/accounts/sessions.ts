/** Where somebody is signed in, and their passkeys: without the secrets, which no page needs. */
import { and, asc, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { account, passkey, session, user } from '../schema/account.ts';

export interface SessionShown {
	id: string;
	userAgent: string | null;
	createdAt: Date;
	updatedAt: Date;
}

/** Those that have not ended, the latest used first. */
export async function sessionsOf(db: Db, userId: string): Promise<SessionShown[]> {
	return db
		.select({
			id: session.id,
			userAgent: session.userAgent,
			createdAt: session.createdAt,
			updatedAt: session.updatedAt,
		})
		.from(session)
		.where(and(eq(session.userId, userId), gt(session.expiresAt, sql`now()`)))
		.orderBy(desc(session.updatedAt), desc(session.id));
}

/** Holds at once on every instance: nothing of a session is remembered outside the database. */
export async function endSession(db: Db, userId: string, id: string): Promise<void> {
	await db.delete(session).where(and(eq(session.userId, userId), eq(session.id, id)));
}

/** All, but for one to keep. @returns how many */
export async function endSessions(db: Db, userId: string, kept: string | null): Promise<number> {
	const ended = await db
		.delete(session)
		.where(and(eq(session.userId, userId), kept === null ? undefined : ne(session.id, kept)))
		.returning({ id: session.id });
	return ended.length;
}

export interface PasskeyShown {
	id: string;
	name: string | null;
	createdAt: Date | null;
}

export async function passkeysOf(db: Db, userId: string): Promise<PasskeyShown[]> {
	return db
		.select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
		.from(passkey)
		.where(eq(passkey.userId, userId))
		.orderBy(asc(passkey.createdAt), asc(passkey.id));
}

const one = (userId: string, id: string) => and(eq(passkey.userId, userId), eq(passkey.id, id));

export async function namePasskey(db: Db, userId: string, id: string, name: string): Promise<void> {
	await db.update(passkey).set({ name }).where(one(userId, id));
}

/** Never the last way in: who has neither a password nor a provider keeps one passkey. @returns false when it was the last way */
export async function removePasskey(db: Db, userId: string, id: string): Promise<boolean> {
	return transacted(db, async (tx) => {
		// One at a time: two that go at once must not both leave the other for the last.
		await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('update');
		const ways = await waysIn(tx, userId);
		const keys = await passkeysOf(tx, userId);
		if (ways.length === 0 && keys.length < 2) return false;
		await tx.delete(passkey).where(one(userId, id));
		return true;
	});
}

/** `credential` for a password, else the providers. */
export async function waysIn(db: Db, userId: string): Promise<string[]> {
	const ways = await db
		.select({ way: account.providerId })
		.from(account)
		.where(eq(account.userId, userId))
		.orderBy(asc(account.createdAt));
	return ways.map(({ way }) => way);
}
