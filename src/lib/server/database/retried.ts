/** Transactions that may meet another's: PostgreSQL ends one of two that wait for each other, engines that spread the data end one of two that overlap. */
import type { Db } from './database.ts';

/** serialization_failure, deadlock_detected: nothing was done, and the same may be done again. */
const again = ['40001', '40P01'];
const mostTries = 5;

/** `work` in a transaction, begun anew where it had to give way to another; it must do nothing outside of it. */
export async function transacted<Result>(db: Db, work: (tx: Db) => Promise<Result>): Promise<Result> {
	return retried(() => db.transaction(work));
}

/** The same of `work` that is one statement, for which a transaction would be two more ways to the database. */
export async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let tries = 1; ; tries++)
		try {
			return await work();
		} catch (error) {
			if (tries === mostTries || !gaveWay(error)) throw error;
		}
}

/** The driver's error, or drizzle's around it. */
function gaveWay(error: unknown): boolean {
	for (let inner = error; inner instanceof Error; inner = inner.cause)
		if ('code' in inner && again.includes(String(inner.code))) return true;
	return false;
}
