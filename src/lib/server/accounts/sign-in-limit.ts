/**
 * How often a password may be tried for one account. better-auth counts by the asker's address alone, which a whole class behind one network shares; so an
 * address may ask often, and each account is counted for itself.
 */
import { and, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { session, user } from '../schema/account.ts';
import { attempted } from './attempts.ts';

/** From one address. */
const mostFromOne = 10;
/** From all addresses together at which the account was not signed in: whoever was, goes by their own count, and nobody can keep them out. */
const mostFromAll = 30;

/** Counts one more try, in the database for all instances together. @returns whether it may be made */
export async function mayTry(db: Db, email: string, address: string, now = Date.now()): Promise<boolean> {
	const who = email.trim().toLowerCase();
	if ((await attempted(db, ['sign-in', who, address], now)) > mostFromOne) return false;
	return (await wasSignedIn(db, who, address)) || (await attempted(db, ['sign-in', who], now)) <= mostFromAll;
}

/** Whether the account has a session, be it one that has run out, that began at this address. */
async function wasSignedIn(db: Db, email: string, address: string): Promise<boolean> {
	const [row] = await db
		.select({ id: session.id })
		.from(session)
		.innerJoin(user, eq(user.id, session.userId))
		.where(and(eq(user.email, email), eq(session.ipAddress, address)))
		.limit(1);
	return row !== undefined;
}
