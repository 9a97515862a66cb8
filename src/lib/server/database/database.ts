/** The team database: embedded or on a server, the same schema and queries on both. */
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { schema } from '../schema/all.ts';

/** What queries are written against. A transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
	readonly kind: 'folder' | 'server';
	readonly db: Db;
	/** Those to a server: open, of them without work, and requests that wait for one. */
	connections?(): { open: number; idle: number; waiting: number };
	/** Waits for what is being written, and lets go of the folder or the connections. */
	close(): Promise<void>;
}

/** Rows of a statement that drizzle has no words for. Both drivers answer with `rows`. */
export async function rowsOf<Row>(db: Db, statement: SQL): Promise<Row[]> {
	const { rows } = (await db.execute(statement)) as unknown as { rows: Row[] };
	return rows;
}
