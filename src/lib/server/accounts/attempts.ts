/** How often something was tried lately: counted in the database, for all instances together. */
import { createHash } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { rateLimit } from '../schema/account.ts';

/** Milliseconds in which tries are counted, from the first of them on. */
export const attemptSpan = 60_000;

/** What and whose is counted is kept as a digest, which names nobody. */
const keyOf = (of: readonly string[]) => createHash('sha256').update(JSON.stringify(of)).digest('base64url');

/** Counts one more. @param of what is tried, and by whom. @returns how many there were with it */
export async function attempted(db: Db, of: readonly string[], now = Date.now(), span = attemptSpan): Promise<number> {
	const over = sql`${rateLimit.lastRequest} <= ${now - span}`;
	const [row] = await db
		.insert(rateLimit)
		.values({ id: uuid(), key: keyOf(of), count: 1, lastRequest: now })
		.onConflictDoUpdate({
			target: rateLimit.key,
			set: {
				count: sql`case when ${over} then 1 else ${rateLimit.count} + 1 end`,
				lastRequest: sql`case when ${over} then ${now}::bigint else ${rateLimit.lastRequest} end`,
			},
		})
		.returning({ count: rateLimit.count });
	return row?.count ?? 1;
}

/** How many there were, without a further one. */
export async function attemptsOf(db: Db, of: readonly string[], now = Date.now(), span = attemptSpan): Promise<number> {
	const [row] = await db
		.select({ count: rateLimit.count })
		.from(rateLimit)
		.where(and(eq(rateLimit.key, keyOf(of)), gt(rateLimit.lastRequest, now - span)));
	return row?.count ?? 0;
}
