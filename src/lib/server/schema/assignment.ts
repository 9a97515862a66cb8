/** What trainers ask for, what they think of a run, and what came in besides. */
import {
	bigint,
	boolean,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	uuid,
} from 'drizzle-orm/pg-core';
import { team } from './team.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const teamId = () =>
	uuid('team_id')
		.notNull()
		.references(() => team.teamId, { onDelete: 'cascade' });

/** One step of an assignment: the scenario, and how it is to be played. */
export interface AssignedScenario {
	scenarioId: string;
	mode: 'choice' | 'free';
}

export const assignment = pgTable(
	'assignment',
	{
		teamId: teamId(),
		assignmentId: uuid('assignment_id').notNull(),
		title: text('title').notNull(),
		/** In the order they are to be played. */
		scenarios: jsonb('scenarios').$type<AssignedScenario[]>().notNull(),
		coaching: text('coaching', { enum: ['coached', 'exam'] }).notNull(),
		/** Only who is in this group; null: everybody, or those named in assignment_member when `named`. */
		cohort: text('cohort'),
		/** Only those named in assignment_member. */
		named: boolean('named').notNull().default(false),
		dueAt: time('due_at').notNull(),
		/** 0…100 that each scenario asks for; null: to have finished it is enough. */
		minimum: smallint('minimum'),
		/** Tries for each scenario; null: as many as they like. */
		tries: integer('tries'),
		counts: text('counts', { enum: ['first', 'best'] }).notNull(),
		createdBy: text('created_by').notNull(),
		createdAt: time('created_at').notNull().defaultNow(),
		closedAt: time('closed_at'),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.assignmentId] })],
);

export const assignmentMember = pgTable(
	'assignment_member',
	{ teamId: teamId(), assignmentId: uuid('assignment_id').notNull(), userId: text('user_id').notNull() },
	(table) => [
		primaryKey({ columns: [table.teamId, table.assignmentId, table.userId] }),
		index('assignment_member_user').on(table.teamId, table.userId),
	],
);

/** A trainer's second rating of a run: the machine's score is kept beside it. */
export const rating = pgTable(
	'rating',
	{
		teamId: teamId(),
		runId: uuid('run_id').notNull(),
		raterId: text('rater_id').notNull(),
		/** By check id: what the trainer says of it, and why; checks that the trainer agreed with are there too. */
		checks: jsonb('checks').$type<Record<string, { status: 'yes' | 'no' | 'not-asked'; remark?: string }>>().notNull(),
		/** The machine's own word on the same checks at that time, so that agreement can be computed without replaying. */
		machine: jsonb('machine').$type<Record<string, 'yes' | 'no' | 'not-asked'>>().notNull(),
		/** The total by the same rubric from the trainer's ticks, 0…100. */
		total: smallint('total').notNull(),
		remark: text('remark').notNull().default(''),
		at: time('at').notNull().defaultNow(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.runId, table.raterId] }),
		index('rating_rater').on(table.teamId, table.raterId),
	],
);

/** Real collections of a member in a month, from a CSV. Amounts in cents. */
export const result = pgTable(
	'result',
	{
		teamId: teamId(),
		userId: text('user_id').notNull(),
		/** The first day of the month. */
		month: date('month', { mode: 'string' }).notNull(),
		due: bigint('due', { mode: 'number' }).notNull(),
		collected: bigint('collected', { mode: 'number' }).notNull(),
		/** Days sales outstanding, tenths of a day; null where the file had none. */
		dso: integer('dso'),
		importedBy: text('imported_by').notNull(),
		importedAt: time('imported_at').notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.teamId, table.userId, table.month] })],
);
