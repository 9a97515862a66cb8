/** The whole schema, as drizzle wants it: one object. */
import { is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as accounts from './account.ts';
import * as assignments from './assignment.ts';
import * as rooms from './room.ts';
import * as runs from './run.ts';
import * as teams from './team.ts';

export const schema = { ...accounts, ...teams, ...runs, ...assignments, ...rooms };

/** Its tables alone, in the order of the files. */
export const tables: readonly PgTable[] = (Object.values(schema) as unknown[]).filter((entry): entry is PgTable =>
	is(entry, PgTable),
);
