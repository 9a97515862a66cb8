/** The whole schema, as drizzle wants it: one object. */
import * as accounts from './account.ts';
import * as assignments from './assignment.ts';
import * as rooms from './room.ts';
import * as runs from './run.ts';
import * as teams from './team.ts';

export const schema = { ...accounts, ...teams, ...runs, ...assignments, ...rooms };
