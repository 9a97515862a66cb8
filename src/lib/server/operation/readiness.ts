/** Whether this process can do all of its work: practice needs no database, teams do. */
import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';

export type Readiness = { ready: true } | { ready: false; code: string };

/** Milliseconds that a database may take to say that it is there. */
const patience = 2_000;

/**
 * @param open opens the database, or fails with an error whose `reason` says why
 * @param isStopping whether the process has been told to stop: nothing new should come
 */
export async function readiness(open: () => Promise<Database>, isStopping: boolean): Promise<Readiness> {
	if (isStopping) return { ready: false, code: 'stopping' };
	try {
		// It is open when its migrations are done.
		const { db } = await inTime(open(), 'opening');
		await inTime(db.execute(sql`select 1`), 'slow');
		return { ready: true };
	} catch (error) {
		const { reason } = error as { reason?: unknown };
		return { ready: false, code: typeof reason === 'string' ? reason : 'unreachable' };
	}
}

/** @throws an error with this `reason` when it takes too long */
export async function inTime<Result>(work: PromiseLike<Result>, reason: string): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(Object.assign(new Error(reason), { reason })), patience);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
