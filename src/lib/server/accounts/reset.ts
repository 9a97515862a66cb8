/** A new password for somebody who lost theirs, where no mail is sent: by whoever runs the server. */
import { randomInt } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { account, user } from '../schema/account.ts';
import { endSessions } from './sessions.ts';

/** Without those that are easily confused when they are read out on a telephone. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;

/** `k7mq-…`: four groups of four, some 79 bits. */
function randomPassword(): string {
	const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
	return Array.from({ length: groups }, group).join('-');
}

/** Sets a random password, which is kept only as its hash, and ends all sessions. @returns it; null when nobody has the address */
export async function resetPassword(db: Db, email: string): Promise<string | null> {
	const password = randomPassword();
	const hash = await hashPassword(password);
	return transacted(db, async (tx) => {
		const [found] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email.trim().toLowerCase()));
		if (!found) return null;
		const now = new Date();
		const changed = await tx
			.update(account)
			.set({ password: hash, updatedAt: now })
			.where(and(eq(account.userId, found.id), eq(account.providerId, 'credential')))
			.returning({ id: account.id });
		// Who came by a provider so far has a password from now on.
		if (changed.length === 0)
			await tx
				.insert(account)
				.values({ id: uuid(), accountId: found.id, providerId: 'credential', userId: found.id, password: hash });
		await endSessions(tx, found.id, null);
		return password;
	});
}
