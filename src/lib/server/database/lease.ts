/**
 * Work that one instance does while the others wait. A row with a time, not an advisory lock: engines that spread the data have none that hold everywhere.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from './database.ts';

/** How long a holder that was killed keeps the others waiting. Seconds. */
const term = 20;

/** Waits for its turn, works, and lets the next one in; waits no longer than a few terms after the last sign of life of another. */
export async function inOneProcess<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
	const holder = randomUUID();
	await prepared(db);
	while (!(await taken(db, holder))) await wait(200);
	const renewal = setInterval(() => void taken(db, holder).catch(() => {}), (term * 1000) / 4);
	try {
		return await work();
	} finally {
		clearInterval(renewal);
		await db.execute(sql`delete from migration_lease where holder = ${holder}`);
	}
}

async function prepared(db: Db): Promise<void> {
	for (let attempt = 0; ; attempt++)
		try {
			await db.execute(
				sql`create table if not exists migration_lease (id int primary key, holder text not null, until timestamptz not null)`,
			);
			return;
		} catch (error) {
			// Two that create it at the same moment: one of them is told that it exists after all.
			if (attempt === 5) throw error;
			await wait(100);
		}
}

async function taken(db: Db, holder: string): Promise<boolean> {
	const rows = await rowsOf(
		db,
		sql`insert into migration_lease (id, holder, until)
			values (1, ${holder}, now() + ${term} * interval '1 second')
			on conflict (id) do update set holder = excluded.holder, until = excluded.until
			where migration_lease.until < now() or migration_lease.holder = excluded.holder
			returning holder`,
	);
	return rows.length > 0;
}
