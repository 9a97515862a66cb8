/**
 * How often a password may be tried for one account. better-auth counts by the asker's address alone, which a whole class behind one network shares; so an
 * address may ask often, and each account is counted for itself.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { rateLimit } from '../schema/account.ts';

/** Milliseconds in which tries are counted, from the first of them on. */
const span = 60_000;
/** From one address. */
const mostFromOne = 10;
/** From all addresses together: fewer would let anybody keep the owner out. */
const mostFromAll = 30;

/** Counts one more try, in the database for all instances together. @returns whether it may be made */
export async function mayTry(db: Db, email: string, address: string, now = Date.now()): Promise<boolean> {
	const who = email.trim().toLowerCase();
	if (await counted(db, ['sign-in', who, address], mostFromOne, now)) return counted(db, ['sign-in', who], mostFromAll, now); // prettier-ignore
	return false;
}

/** @param of whose tries are counted; kept as a digest, which names nobody */
async function counted(db: Db, of: readonly string[], most: number, now: number): Promise<boolean> {
	const key = createHash('sha256').update(JSON.stringify(of)).digest('base64url');
	const over = sql`${rateLimit.lastRequest} <= ${now - span}`;
	const [row] = await db
		.insert(rateLimit)
		.values({ id: uuid(), key, count: 1, lastRequest: now })
		.onConflictDoUpdate({
			target: rateLimit.key,
			set: {
				count: sql`case when ${over} then 1 else ${rateLimit.count} + 1 end`,
				lastRequest: sql`case when ${over} then ${now}::bigint else ${rateLimit.lastRequest} end`,
			},
		})
		.returning({ count: rateLimit.count });
	return (row?.count ?? 1) <= most;
}
