/** A database in which a statement has to give way to another, as it may under load and on engines that spread the data. */
import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from '../../src/lib/server/database/database.ts';

export interface FirstChangeFails {
	/** Does the work, whose first change of one of the tables fails with serialization_failure; throws when it was not begun anew. */
	once<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** By a trigger that counts in a sequence, which remembers what was rolled back. */
export async function firstChangeFails(db: Db, tables: readonly string[]): Promise<FirstChangeFails> {
	await db.execute(sql.raw('create sequence gives_way'));
	await db.execute(
		sql.raw(`create function gives_way() returns trigger language plpgsql as $$
			begin
				if nextval('gives_way') = 1 then raise exception 'gives way' using errcode = '40001'; end if;
				return null;
			end $$`),
	);
	const set = (value: number) => db.execute(sql.raw(`select setval('gives_way', ${value}, false)`));
	await set(1_000);
	for (const table of tables)
		await db.execute(
			sql.raw(
				`create trigger gives_way before insert or update or delete on ${table} for each statement execute function gives_way()`,
			),
		);
	return {
		async once(work) {
			await set(1);
			try {
				const result = await work();
				const [row] = await rowsOf<{ last_value: string | number }>(db, sql.raw('select last_value from gives_way'));
				if (Number(row?.last_value) < 2) throw new Error('it was not begun anew');
				return result;
			} finally {
				await set(1_000);
			}
		},
	};
}
