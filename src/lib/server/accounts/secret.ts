/** The secret that signs cookies: the one that is set, else one that is made at the first start and kept where all instances find it. */
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { setting } from '../schema/account.ts';

const key = 'auth-secret';

export async function secretOf(db: Db, set: string | undefined): Promise<string> {
	if (set?.trim()) return set.trim();
	// Whoever comes first makes it; everybody reads what was kept.
	await db
		.insert(setting)
		.values({ key, value: randomBytes(32).toString('base64url') })
		.onConflictDoNothing();
	const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
	if (!row) throw new Error('the secret was not kept');
	return row.value;
}
